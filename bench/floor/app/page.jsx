/** An empty dynamic page: what the framework itself costs, measured beside every other figure. */
export const dynamic = 'force-dynamic';

export default function Floor() {
  return <p>{new Date().toISOString()}</p>;
}
