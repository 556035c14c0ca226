/**
 * The process of the gateway that speaks PlanetScale's protocol: `serve-gateway.ts PORT`, with the server's address in `DATABASE_URL` and
 * its password in `LECTERN_GATEWAY_PASSWORD`.
 */
import { gatewayAccount } from '../edge/gateway-addresses';
import { openPlanetScaleGateway } from './gateway';

const port = Number(process.argv[2]);
const { DATABASE_URL: databaseUrl, LECTERN_GATEWAY_PASSWORD: password } = process.env;
if (!port || !databaseUrl || !password) throw new Error('serve-gateway.ts needs a port, a database and a password');

const gateway = await openPlanetScaleGateway({
  databaseUrl,
  port,
  username: gatewayAccount,
  password,
  now: () => performance.now(),
});
process.send?.('ready');

const stop = () => void gateway.close().finally(() => process.exit(0));
process.once('SIGTERM', stop);
// The channel closes with the process that started this one.
process.once('disconnect', stop);
