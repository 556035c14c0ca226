import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inngest } from 'inngest';
import { serve } from 'inngest/node';
import { afterAll, describe, expect, it } from 'vitest';
import { countWork } from '@/db/journal';
import golden from '../fixtures/workflows/conformance.json';
import { conformanceFunctions, type Trace } from '../support/conformance/functions';
import { normalise, playScenario } from '../support/conformance/scenario';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { openEngine } from '../support/open-engine';
import { silentLogger } from '../support/silent-logger';

const emptyTrace = (): Trace => ({ counted: [], repeated: new Set(), peak: 0 });
const token = String(process.pid) + Date.now();

let stores: FreshStores | undefined;
afterAll(() => stores?.close());

describe('workflows', () => {
  it('run on the embedded engine as they ran on an Inngest server', async () => {
    stores = await openFreshStores();
    const { db } = stores;
    const trace = emptyTrace();
    const { engine, inngest } = await openEngine(db, (client) => conformanceFunctions(client, trace), {
      pollMs: 50,
      parallel: 16,
    });
    engine.start();
    await playScenario(inngest, token);
    for (const limit = Date.now() + 40_000; Date.now() < limit; await sleep(100)) {
      const { unfinished, waiting } = await countWork(db);
      if (unfinished + waiting === 0) {
        break;
      }
    }
    await engine.stop();
    expect(normalise(trace)).toEqual(golden);
    expect(await countWork(db)).toMatchObject({ unfinished: 0, waiting: 0, runs: 0, gathering: 0 });
  });

  /** `INNGEST_CONFORMANCE_URL`: a server of one's own, in development mode, that reaches this machine's loopback. */
  const url = process.env.INNGEST_CONFORMANCE_URL;
  it.skipIf(!url)(
    'run on the Inngest server that is named as on the embedded engine',
    { timeout: 120_000 },
    async () => {
      const trace = emptyTrace();
      const inngest = new Inngest({
        id: `conformance-${token}`,
        isDev: true,
        ...(url && { baseUrl: url }),
        aiMetadata: false,
        logger: silentLogger,
      });
      const server = createServer(serve({ client: inngest, functions: conformanceFunctions(inngest, trace) }));
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      const synced = await fetch(`http://127.0.0.1:${port}/api/inngest`, { method: 'PUT' });
      expect(synced.status).toBe(200);
      await playScenario(inngest, token);
      await sleep(60_000);
      server.closeAllConnections();
      server.close();
      expect(normalise(trace)).toEqual(golden);
    },
  );
});
