import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ScriptReply, ScriptRequest } from '@/lib/capa';
import { createSandbox, sandboxPlace } from '@/sandbox';
import { snapshotName } from '@/sandbox/place';
import { type AttackKind, allAttacks } from './hostile/attacks';
import { requestAttacks } from './hostile/requests';

/** Words that lie on the host or in another learner's run; no attack may bring one home. `HELD` is said by an attack that worked. */
const fileSecret = 'FILE-SECRET-5b1e';
const environmentSecret = 'ENVIRONMENT-SECRET-77a0';
const victimSecret = 'VICTIM-SECRET-c3d9';
const spoils = [fileSecret, environmentSecret, victimSecret, 'HELD', process.version, process.cwd()];

const place = sandboxPlace(process.cwd());
const limits = { timeSeconds: 1 };
const sandbox = createSandbox({ place, workers: 1, limits });
// A temporary folder of everybody's, so that file rights are not what stops an attack.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-hostile-')));
const file = join(folder, 'secret.txt');
let visitors = 0;
const server = createServer((_request, response) => response.end('HELD'));
server.on('connection', () => {
  visitors += 1;
});
let port = 0;
const tally = { attacks: 0, succeeded: [] as string[] };

beforeAll(async () => {
  process.env.LECTERN_HOSTILE_TEST = environmentSecret;
  writeFileSync(file, fileSecret, { mode: 0o644 });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  port = typeof address === 'object' && address ? portOf(address) : 0;
  await keepSnapshotFirst();
  baseline = await control();
});

/**
 * The first interpreter of a machine is made, all later ones come from its memory, which lies differently: the runs that are compared
 * have to be of the same kind, also after an attack that cost the process.
 */
async function keepSnapshotFirst(): Promise<void> {
  const first = createSandbox({ place, workers: 1, limits });
  await first.runScript({ kind: 'context', seed: 1, script: 'x = 1' });
  const snapshot = join(place.cacheFolder ?? '', snapshotName(place));
  await vi.waitUntil(() => existsSync(snapshot), { timeout: 30_000 });
  first.close();
}

afterAll(() => {
  sandbox.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
  console.log(`${tally.attacks} attacks, ${tally.succeeded.length} succeeded`);
});

const portOf = (address: AddressInfo) => address.port;

/** Looks at everything that a run before could have bent. */
const probe = `
import sys, builtins, os, json, math, re, gc, fractions, decimal, calc, time, warnings, atexit
marks = [
  sorted(sys.modules), sorted(vars(builtins)), sorted(vars(math)), sys.path, [str(f) for f in sys.meta_path], sys.getrecursionlimit(),
  sys.get_int_max_str_digits(), sys.gettrace() is None, sys.getprofile() is None, gc.isenabled(), gc.get_threshold(), len(gc.callbacks),
  len(gc.get_objects()), id(object()), os.getcwd(), dict(os.environ), time.tzname, warnings.filters[:3].__repr__(), atexit._ncallbacks(),
  decimal.getcontext().prec, str(fractions.Fraction(1, 3) + 1), calc.evaluator({}, {}, "1+2||3"), json.dumps({"a": [1, None]}),
  math.sqrt(2), math.pi, len("four"), int("7"), [random.random(), random.randint(1, 10**6), random.sample(range(100), 5)], hash("x"),
  re.sub("a+", "b", "caat"), [n for n in range(64) if is_open(n)] if False else None, str(hasattr(sys, "kept")),
]
x = json.dumps(marks)
`;
let baseline = '';

/** An innocent run on the same process. */
async function control(): Promise<string> {
  return JSON.stringify(await sandbox.runScript({ kind: 'context', seed: 42, script: probe }));
}

/** Another learner's answer goes through the same process just before. */
function victim(): Promise<ScriptReply> {
  return sandbox.runScript({
    kind: 'check',
    seed: 1,
    script: 'seen = []\ndef grade(expect, answer):\n    seen.append(answer)\n    return answer in seen',
    functionName: 'grade',
    expect: null,
    answer: victimSecret,
    extraArguments: ['answers'],
    globals: { answers: { '2_1': victimSecret } },
  });
}

/** The request with the places of this run for `FILE`, `FOLDER` and `PORT`, wherever they stand. */
function filledIn<Value>(value: Value): Value {
  const fill = (_: string, part: unknown) =>
    typeof part === 'string'
      ? part.replaceAll('FILE', file).replaceAll('FOLDER', folder).replaceAll('PORT', String(port))
      : part;
  return JSON.parse(JSON.stringify(value), fill);
}

async function whySucceeded(attack: {
  readonly kind: AttackKind;
  readonly request: ScriptRequest;
}): Promise<string | null> {
  await victim();
  const before = { visitors, files: readdirSync(folder).join() };
  const reply = await sandbox.runScript(filledIn(attack.request));
  const said = JSON.stringify(reply);
  const found = spoils.find((word) => said.includes(word));
  if (found) return `brought home ${found}: ${said.slice(0, 300)}`;
  if (visitors !== before.visitors) return 'reached a server';
  if (readdirSync(folder).join() !== before.files || readFileSync(file, 'utf8') !== fileSecret) return 'changed files';
  if (attack.kind === 'bomb' && reply.ok) return `was not stopped: ${said.slice(0, 300)}`;
  if (!reply.ok && reply.reason === 'unavailable') return `took the sandbox down: ${reply.message}`;
  const after = await control();
  return after === baseline ? null : `bent the next run: ${firstDifference(baseline, after)}`;
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `${a.slice(Math.max(0, at - 40), at + 60)} → ${b.slice(Math.max(0, at - 40), at + 60)}`;
}

async function attempt(name: string, why: () => Promise<string | null>): Promise<void> {
  tally.attacks += 1;
  const reason = await why();
  if (reason !== null) tally.succeeded.push(name);
  expect(reason, name).toBeNull();
}

describe('the control run', () => {
  it('is the same twice, so that it shows a difference', async () => {
    expect(JSON.parse(baseline)).toMatchObject({ ok: true });
    expect(await control()).toBe(baseline);
  });
});

describe('hostile Python', () => {
  it.each(allAttacks)('$kind: $name', ({ kind, name, script }) =>
    attempt(name, () => whySucceeded({ kind, request: { kind: 'context', seed: 1, script } })),
  );
});

describe('hostile attributes, verdicts and answers', () => {
  it.each(requestAttacks)('$kind: $name', (attack) => attempt(attack.name, () => whySucceeded(attack)));
});

/** Attacks by an author who is past Python and past WebAssembly: `compromised-worker.mjs` does them in JavaScript. */
const beyond = [
  'file of the host',
  'file of the system',
  'file of the process',
  'file that it may read by the rules',
  'write of a file',
  'environment',
  'network',
  'network by fetch',
  'network by datagrams',
  'command',
  'thread',
  'code from text',
  'function from text',
  'native code',
  'inner parts of Node',
  'inspector',
  'root again',
  'signal to the parent',
];

describe('hostile JavaScript in the place of the interpreter', () => {
  const compromised = createSandbox({
    place: {
      ...place,
      workerFile: join(process.cwd(), 'tests/long/hostile/compromised-worker.mjs'),
      cacheFolder: null,
    },
    workers: 1,
  });
  afterAll(() => compromised.close());

  it.each(beyond)('%s', (name) =>
    attempt(`JavaScript: ${name}`, async () => {
      const before = { visitors, files: readdirSync(folder).join() };
      const given = { file, folder, port, own: place.workerFile };
      const reply = await compromised.runScript({
        kind: 'context',
        seed: 1,
        script: JSON.stringify({ attack: name, given }),
      });
      const said = JSON.stringify(reply);
      const found = spoils.find((word) => said.includes(word) && word !== process.cwd());
      if (found) return `brought home ${found}: ${said.slice(0, 300)}`;
      if (!said.includes('stopped: ') && name !== 'environment') return `nothing stopped it: ${said.slice(0, 300)}`;
      if (visitors !== before.visitors) return 'reached a server';
      return readdirSync(folder).join() === before.files ? null : 'changed files';
    }),
  );
});

describe('fifty submissions at once while workers are killed', () => {
  it('answers every one, each with its own result', async () => {
    const crowd = createSandbox({ place, workers: 2 });
    const script =
      'def grade(expect, answer):\n    total = 0\n    for i in range(200000): total += i % 7\n    return [answer, total]';
    let answered = 0;
    let killed = 0;
    const replies = Array.from({ length: 50 }, async (_, at) => {
      const reply = await crowd.runScript({
        kind: 'check',
        seed: at,
        script,
        functionName: 'grade',
        expect: null,
        answer: `answer ${at}`,
        extraArguments: [],
        globals: {},
      });
      answered += 1;
      // Every fifth answer costs all workers their lives, in the middle of the runs of others.
      if (answered % 5 === 0) {
        for (const pid of crowd.pids) {
          process.kill(pid, 'SIGKILL');
          killed += 1;
        }
      }
      return reply;
    });
    const results = await Promise.all(replies);
    crowd.close();
    expect(results.map((reply) => (reply.ok ? reply.values.return?.json : reply))).toEqual(
      results.map((_, at) => [`answer ${at}`, 599_994]),
    );
    expect(killed).toBeGreaterThanOrEqual(10);
    console.log(`50 submissions, ${killed} workers killed, 0 lost`);
  });

  it('ends a request that takes its process down every time', async () => {
    const fragile = createSandbox({ place, workers: 1 });
    const run = fragile.runScript({ kind: 'context', seed: 1, script: 'while True: pass' });
    const killer = setInterval(() => {
      for (const pid of fragile.pids) process.kill(pid, 'SIGKILL');
    }, 50);
    // Not the author's fault: nobody may hold the script for broken.
    expect(await run).toMatchObject({ ok: false, reason: 'unavailable' });
    clearInterval(killer);
    expect(await fragile.runScript({ kind: 'context', seed: 1, script: 'x = 1' })).toMatchObject({ ok: true });
    fragile.close();
  });
});
