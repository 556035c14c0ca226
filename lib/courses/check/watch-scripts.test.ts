import { expect, it } from 'vitest';
import type { ScriptRequest } from '@/lib/capa';
import { watchScripts } from './watch-scripts';

const request: ScriptRequest = { kind: 'context', seed: 1, script: 'a = 1' };

it('counts scripts, and runs none once the time for all of them is over', async () => {
  let now = 0;
  let asked = 0;
  const { scripts, runScript } = watchScripts(
    async () => {
      asked += 1;
      return { ok: true, values: {} };
    },
    () => now,
  );
  expect(await runScript(request)).toEqual({ ok: true, values: {} });
  now = 299_999;
  await runScript(request);
  now = 300_000;
  expect(await runScript(request)).toMatchObject({ ok: false, reason: 'unavailable' });
  expect({ scripts, asked }).toEqual({ scripts: { run: 2, left: 1 }, asked: 2 });
});
