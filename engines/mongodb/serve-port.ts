/**
 * The process of the MongoDB gateway on a port of the loopback address, which asks who comes: `serve-port.ts POSTGRES-SOCKETS-FOLDER PORT`, with
 * the password in `LECTERN_GATEWAY_PASSWORD`.
 */
import { gatewayAccount } from '../edge/gateway-addresses';
import { openMongoGateway } from './gateway';
import { postgresAddress } from './run-documentdb';

const [postgresSockets, port] = process.argv.slice(2);
const password = process.env.LECTERN_GATEWAY_PASSWORD;
if (!postgresSockets || !port || !password) throw new Error('serve-port.ts needs sockets, a port and a password');

const gateway = await openMongoGateway({
  postgres: postgresAddress(postgresSockets),
  listen: { port: Number(port), host: '127.0.0.1' },
  account: { username: gatewayAccount, password },
  now: () => performance.now(),
});
process.send?.('ready');

const stop = () => void gateway.close().finally(() => process.exit(0));
process.once('SIGTERM', stop);
// The channel closes with the process that started this one.
process.once('disconnect', stop);
