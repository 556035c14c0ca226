import { connectDb, type Db } from './client';
import type { Courseware } from './courseware';
import { connectCourseware } from './courseware/connect-courseware';

/** Both stores of a process. */
export interface Stores {
  readonly db: Db;
  readonly courseware: Courseware;
  close(): Promise<void>;
}

/** Opens both stores. Connections are made at first use, so that opening neither waits nor fails. */
export function connectStores(addresses: { readonly DATABASE_URL: string; readonly MONGODB_URI: string }): Stores {
  const { db, close } = connectDb(addresses.DATABASE_URL);
  const courseware = connectCourseware(addresses.MONGODB_URI);
  return {
    db,
    courseware,
    close: async () => {
      await Promise.all([close(), courseware.close()]);
    },
  };
}

// A server may load this module once for pages and once for routes, and a development server again after each change:
// the pools are kept with the process, not with the module.
const kept: typeof globalThis & { lecternStores?: Stores } = globalThis;

/** The stores of this process, opened once. */
export function processStores(addresses: Parameters<typeof connectStores>[0]): Stores {
  kept.lecternStores ??= connectStores(addresses);
  return kept.lecternStores;
}
