import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasScript, parseProblem } from '@/lib/capa';
import { evalKinds } from './eval';

/**
 * The tables beside the project (`../shared/cases`), where they are: what Open edX's own grader, calculator and converter answered.
 * `node ../shared/cases/run.mjs` sends the same through the command line.
 */
const folder = join(import.meta.dirname, '../../shared/cases');
/** Cases of our own, worked out by hand from the rules; `why` says which one. */
const ownFolder = join(import.meta.dirname, '../tests/fixtures/capa');

interface Case {
  readonly id: string;
  readonly input: Record<string, unknown>;
  readonly expected: Record<string, unknown>;
}

function readCases(file: string): readonly Case[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const asNumber = (value: unknown): unknown =>
  value === 'NaN' ? Number.NaN : value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : value;

function near(wanted: unknown, got: unknown): boolean {
  const [a, b] = [Number(asNumber(wanted)), Number(asNumber(got))];
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Every part of `wanted` is in `got`; numbers may differ in the ninth digit, a complex number may be real. */
function covers(wanted: unknown, got: unknown): boolean {
  if (typeof wanted === 'number' || wanted === 'NaN') return near(wanted, got);
  if (Array.isArray(wanted)) return JSON.stringify(wanted) === JSON.stringify(got);
  if (typeof wanted === 'object' && wanted !== null) {
    if ('re' in wanted && typeof got !== 'object') return covers(wanted, { re: got, im: 0 });
    const parts = new Map(Object.entries(got ?? {}));
    return Object.entries(wanted).every(([key, value]) => parts.has(key) && covers(value, parts.get(key)));
  }
  return wanted === got;
}

const normal = (olx: unknown): string =>
  String(olx)
    .replace(/>\s+</g, '><')
    .replace(/\s+/g, ' ')
    .replace(/\s*\/>/g, '/>')
    .replace(/> /g, '>')
    .replace(/ </g, '<')
    .trim();

/** Problems with Python need a sandbox; `lectern eval grade` has one, this test has none. */
const needsPython = (input: Record<string, unknown>): boolean => hasScript(parseProblem(String(input.xml)));

/** The cases that come out wrong, as lines to read. */
async function wrongCases(kind: string, file: string): Promise<readonly string[]> {
  const run = evalKinds[kind];
  const wrong: string[] = [];
  for (const { id, input, expected } of readCases(file).filter((one) => !needsPython(one.input))) {
    const got = { ...(await run?.({ id, ...input }, {})) };
    const isRight =
      kind === 'markdown'
        ? 'olx' in got && normal(expected.olx) === normal(got.olx)
        : covers(expected, got) && ('error' in expected || !('error' in got));
    if (!isRight) wrong.push(`${id}: want ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`);
  }
  return wrong;
}

describe.skipIf(!existsSync(folder))('the case tables (skipped where ../shared/cases is absent)', () => {
  it.each(['grade', 'calc', 'markdown', 'choice-order', 'controls', 'attempt-score'])(
    '%s: every case that needs no Python',
    async (kind) => {
      expect(await wrongCases(kind, join(folder, `${kind}.jsonl`))).toEqual([]);
    },
  );
});

describe('our own cases', () => {
  const files = readdirSync(ownFolder);

  it.each(files)('%s: every case that needs no Python', async (file) => {
    expect(await wrongCases('grade', join(ownFolder, file))).toEqual([]);
  });

  it('are at least ten of each kind', () => {
    expect(files.filter((file) => readCases(join(ownFolder, file)).length < 10)).toEqual([]);
  });
});
