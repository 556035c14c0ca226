import { existsSync, readFileSync } from 'node:fs';
import type { Recorded } from '@/db/record-statements';
import type { Statement } from '@/db/statements';

/** The lines of a record that are whole, from the `from`th character on, and where the next begin. */
export function readRecord(path: string, from = 0): { readonly lines: readonly Recorded[]; readonly end: number } {
  const text = existsSync(path) ? readFileSync(path, 'utf8').slice(from) : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = whole.split('\n').filter((line) => line !== '');
  return { lines: lines.map((line): Recorded => JSON.parse(line)), end: from + whole.length };
}

/** A statement to MySQL; the others are commands to MongoDB. */
export const isStatement = (line: Recorded): line is Statement & Pick<Recorded, 'asker'> => 'sql' in line;
