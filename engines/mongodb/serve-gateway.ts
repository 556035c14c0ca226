/** The process of the MongoDB gateway: `serve-gateway.ts POSTGRES-SOCKETS-FOLDER SOCKET`. */
import { chmodSync } from 'node:fs';
import { openMongoGateway } from './gateway';
import { postgresAddress } from './run-documentdb';

const [postgresSockets, socket] = process.argv.slice(2);
if (!postgresSockets || !socket) throw new Error('serve-gateway.ts needs the folder of PostgreSQL and a socket');

const gateway = await openMongoGateway({
  postgres: postgresAddress(postgresSockets),
  listen: { path: socket },
  now: () => performance.now(),
});
chmodSync(socket, 0o600);
process.send?.('ready');

const stop = () => void gateway.close().finally(() => process.exit(0));
process.once('SIGTERM', stop);
// The channel closes with the process that started this one.
process.once('disconnect', stop);
