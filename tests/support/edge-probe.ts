/** Runs in workerd, for `tests/long/edge-stores.test.ts`: the site's stores with the joints of the edge, without the site. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { processStores } from '@/db/stores';
import { env } from '@/lib/env';
import { checkOwnHealth } from '@/lib/health';

const requests = new AsyncLocalStorage<object>();
// As OpenNext leaves it for `edge/current-request.ts`.
Object.defineProperty(globalThis, Symbol.for('__cloudflare-context__'), { get: () => requests.getStore() });

/** Reads, a transaction, a node that is written, and read by the next request out of memory or out of the store. */
async function tryStores(): Promise<unknown> {
  const { db, courseware } = processStores(env());
  const {
    hashes: [hash = ''],
  } = await courseware.putNodes([{ type: 'html', id: 'probe', settings: {}, source: '<p>é😀</p>', children: [] }]);
  const sum = await db.transaction(async (tx) => {
    const [row] = await tx.select({ sum: sql<string>`20 + 22` }).from(sql`dual`);
    return Number(row?.sum);
  });
  const files = await courseware.putFiles([new Uint8Array(700_000).fill(7)]);
  const range = await courseware.openFile(files.hashes[0] ?? '', { start: 524_280, end: 524_299 });
  const bytes = new Uint8Array(await new Response(range).arrayBuffer());
  return { sum, node: await courseware.getNode(hash), range: [bytes.length, bytes.every((byte) => byte === 7)] };
}

export default {
  fetch: (request: Request, bindings: object, ctx: object): Promise<Response> =>
    requests.run({ env: bindings, ctx }, async () => {
      const isHealth = new URL(request.url).pathname === '/health';
      return Response.json(isHealth ? await checkOwnHealth() : await tryStores());
    }),
};
