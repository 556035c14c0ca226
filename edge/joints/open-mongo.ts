import { MongoClient } from 'mongodb';
import { currentRequest } from '../current-request';

/**
 * A socket belongs to the request that opened it: each request that asks MongoDB has a client of its own, with few connections. It goes
 * with the request. What was read is kept by its hash for all of them, so that most ask nothing.
 */
export const openMongo: typeof import('@/db/courseware/open-mongo').openMongo = (uri, options) => {
  const clients = new WeakMap<object, MongoClient>();
  return {
    client() {
      const { ctx } = currentRequest();
      const known = clients.get(ctx);
      if (known) return known;
      const client = new MongoClient(uri, { ...options, maxPoolSize: 4, serverMonitoringMode: 'poll' });
      clients.set(ctx, client);
      return client;
    },
    close: async () => {},
  };
};
