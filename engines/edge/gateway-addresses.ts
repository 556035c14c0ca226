/** The one account of both gateways. */
export const gatewayAccount = 'lectern';

/** What the site on the edge reaches its stores by: each on a port of the loopback address, with a password. */
export const planetScaleAddress = (port: number, password: string): string =>
  `http://${gatewayAccount}:${password}@127.0.0.1:${port}`;

export const mongoAddress = (port: number, password: string): string =>
  `mongodb://${gatewayAccount}:${password}@127.0.0.1:${port}/lectern?directConnection=true&authSource=admin&authMechanism=SCRAM-SHA-256`;
