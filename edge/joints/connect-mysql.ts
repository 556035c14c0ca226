/** MySQL's own protocol is not spoken here: `DATABASE_URL` must be an `https://` address. */
export const connectMysql: typeof import('@/db/connect-mysql').connectMysql = () => {
  throw new Error('DATABASE_URL must be an http(s):// address of PlanetScale, or of the gateway, on the edge');
};
