import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ScriptReply, ScriptRequest } from '@/lib/capa';
import { createSandbox } from './create-sandbox';
import { sandboxPlace, snapshotName } from './place';
import { rememberContexts } from './remember-contexts';
import { isTrusted } from './snapshot';
import { namesOf, testSandbox } from './testing/test-sandbox';

const patient = 120_000;
const place = sandboxPlace(process.cwd());
const context = (script: string): ScriptRequest => ({ kind: 'context', seed: 1, script });

describe('limits', { timeout: patient }, () => {
  const { runScript } = testSandbox({ limits: { timeSeconds: 0.3, memoryMegabytes: 64, messageCharacters: 20_000 } });

  it('end a run by its CPU time, and the next one finds a new worker', async () => {
    expect(await runScript(context('while True: pass'))).toMatchObject({ ok: false, reason: 'time' });
    expect(await namesOf(runScript, 'x = 1')).toMatchObject({ x: 1 });
  });

  it('end a run by its memory', async () => {
    expect(await runScript(context('x = bytearray(100 << 20)'))).toMatchObject({ ok: false, reason: 'memory' });
  });

  it('bound what goes in and what comes out', async () => {
    expect(await runScript(context(`x = "${'a'.repeat(30_000)}"`))).toMatchObject({ ok: false, reason: 'memory' });
    expect(await runScript(context('x = "a" * 30000'))).toMatchObject({ ok: false, reason: 'output' });
    expect(await namesOf(runScript, 'x = "a" * 3000')).toMatchObject({ x: 'a'.repeat(3000) });
  });
});

describe('the queue', { timeout: patient }, () => {
  it('takes so many and says when it is full', async () => {
    const sandbox = createSandbox({ place, workers: 1, limits: { queueLength: 3 } });
    const replies = await Promise.all(Array.from({ length: 5 }, (_, at) => sandbox.runScript(context(`x = ${at}`))));
    expect(replies.map((reply) => (reply.ok ? reply.values.x?.json : reply.reason))).toEqual([
      0,
      1,
      2,
      'unavailable',
      'unavailable',
    ]);
    sandbox.close();
  });

  it('is answered when the sandbox closes', async () => {
    const sandbox = createSandbox({ place, workers: 1 });
    const replies = [sandbox.runScript(context('while True: pass')), sandbox.runScript(context('x = 1'))];
    sandbox.close();
    replies.push(sandbox.runScript(context('x = 1')));
    for (const reply of replies) expect(await reply).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(sandbox.pids).toEqual([]);
  });

  it('is answered where no worker can start', async () => {
    const sandbox = createSandbox({
      place: { ...place, workerFile: join(place.workerFolder, 'absent.mjs') },
      workers: 2,
    });
    const replies = await Promise.all([sandbox.runScript(context('x = 1')), sandbox.runScript(context('x = 2'))]);
    for (const reply of replies) expect(reply).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(() => sandboxPlace('/nowhere')).toThrow('/nowhere');
  });
});

describe('the snapshot', { timeout: patient }, () => {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'lectern-snapshot-'));
  afterAll(() => rmSync(cacheFolder, { recursive: true, force: true }));
  const file = join(cacheFolder, snapshotName(place));
  const runOnce = async () => {
    const sandbox = createSandbox({ place: { ...place, cacheFolder }, workers: 1 });
    expect(await namesOf(sandbox.runScript, 'x = random.random()', 42)).toMatchObject({ x: 0.6394267984578837 });
    sandbox.close();
  };

  it('is kept by the first worker, private, and old ones go', async () => {
    const old = join(cacheFolder, 'python-00.snapshot');
    writeFileSync(old, '');
    utimesSync(old, 1, 1);
    await runOnce();
    expect(statSync(file).size).toBeGreaterThan(10_000_000);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(() => statSync(old)).toThrow('ENOENT');
  });

  it('starts the next workers', async () => {
    const { ino } = statSync(file);
    await runOnce();
    expect(statSync(file).ino).toBe(ino);
  });

  it('is not believed where others could have written it', () => {
    expect(isTrusted(file)).toBe(true);
    chmodSync(file, 0o666);
    expect(isTrusted(file)).toBe(false);
    chmodSync(file, 0o600);
  });

  it('is made anew where it is broken', async () => {
    const { size } = statSync(file);
    writeFileSync(file, 'not a snapshot');
    await runOnce();
    expect(statSync(file).size).toBe(size);
  });
});

describe('a worker', { timeout: patient }, () => {
  it.skipIf(process.platform !== 'linux')(
    'has no user of ours, no environment and no right to open anything',
    async () => {
      const sandbox = createSandbox({ place, workers: 1 });
      await sandbox.runScript(context('x = 1'));
      const [pid] = sandbox.pids;
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
      sandbox.close();
      if (process.getuid?.() === 0) expect(status).toMatch(/^Uid:\s+65534\s+65534\s+65534\s+65534$/m);
      expect(limits).toMatch(/^Max open files\s+0\s+0\s/m);
      expect(limits).toMatch(/^Max processes\s+0\s+0\s/m);
      expect(limits).toMatch(/^Max file size\s+0\s+0\s/m);
    },
  );
});

describe('rememberContexts', () => {
  it('runs a script once for a seed, also for callers at the same time, and forgets failures', async () => {
    const asked: ScriptRequest[] = [];
    const answer = async (request: ScriptRequest): Promise<ScriptReply> => {
      asked.push(request);
      if (request.script === 'bad') return { ok: false, reason: 'exception', message: '', line: null };
      return { ok: true, values: { x: { text: request.script, truthy: true } } };
    };
    const run = rememberContexts(answer, 100_000);
    const [first, second] = await Promise.all([run(context('x')), run(context('x'))]);
    expect(second).toEqual(first);
    expect(await run(context('x'))).toEqual(first);
    expect(asked).toHaveLength(1);
    await run({ ...context('x'), seed: 2 });
    await run(context('bad'));
    await run(context('bad'));
    expect(asked).toHaveLength(4);
  });
});
