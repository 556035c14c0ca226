import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PythonRandom } from '@/lib/capa';
import { namesOf, testSandbox } from './testing/test-sandbox';

/** Values that CPython 2.7.18 drew (`tests/fixtures/sandbox/random_golden.py`). */
const golden = readFileSync(join(process.cwd(), 'tests/fixtures/sandbox/random-python-2.7.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => z.object({ seed: z.number(), expression: z.string(), value: z.json() }).parse(JSON.parse(line)));

const { runScript } = testSandbox();

describe('the module random of scripts', () => {
  it.each([42, 1, 0, 999])(
    'draws what Python 2.7 drew for the seed %i',
    async (seed) => {
      const cases = golden.filter((one) => one.seed === seed);
      expect(cases.length).toBeGreaterThan(40);
      const script = [
        'drawn = []',
        `for expression in ${JSON.stringify(cases.map(({ expression }) => expression))}:`,
        '    random.seed(seed)',
        '    drawn.append(eval(expression))',
        // Whole numbers beyond 2^53 as JavaScript reads them from the golden file.
        'drawn = [float(d) if isinstance(d, int) and abs(d) > 2**53 else d for d in drawn]',
      ].join('\n');
      const { drawn, fault } = await namesOf(runScript, script, seed);
      expect(fault).toBeUndefined();
      expect(Array.isArray(drawn) ? drawn.map((value, at) => [cases[at]?.expression, value]) : drawn).toEqual(
        cases.map(({ expression, value }) => [expression, value]),
      );
    },
    60_000,
  );

  it('is seeded and imported before the script, under its name and by import', async () => {
    const script =
      'a = random.random()\nimport random as r\nb = r.random()\nfrom random import randint\nc = randint(1, 6)';
    const own = new PythonRandom(42);
    const drawn = [own.random(), own.random(), own.randint(1, 6)];
    expect(await namesOf(runScript, script, 42)).toMatchObject({
      a: 0.6394267984578837,
      b: drawn[1],
      c: drawn[2],
    });
  }, 60_000);

  it('draws nothing from the machine: what Python calls true chance follows from the seed', async () => {
    const script = [
      'import os, uuid, secrets',
      'random.seed()',
      'drawn = [random.random(), os.urandom(8).hex(), str(uuid.uuid4()), secrets.token_hex(4), random.SystemRandom().random()]',
    ].join('\n');
    const first = await namesOf(runScript, script, 7);
    expect(first).toMatchObject({
      drawn: [expect.any(Number), ...Array.from({ length: 3 }, () => expect.any(String)), expect.any(Number)],
    });
    expect(first).toEqual(await namesOf(runScript, script, 7));
    expect((await namesOf(runScript, script, 8)).drawn).not.toEqual(first.drawn);
  }, 60_000);
});
