import { createInterface } from 'node:readline';
import { checkAttempts } from '@/lib/attempts';
import { note, printLine } from '../show/print';
import { withContext } from '../with-context';

/** `lectern attempts check`: reads attempt ids from standard input, whatever stands between them. */
export async function runCheckAttempts(options: { readonly json?: boolean }): Promise<void> {
  const ids: string[] = [];
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    ids.push(...(line.match(/\batt_\w+/g) ?? []));
  }
  const { found, missing } = await withContext(({ ctx }) => checkAttempts(ctx, ids));
  for (const id of missing) {
    note(`missing ${id}`);
  }
  await printLine(
    options.json ? JSON.stringify({ found, missing: missing.length }) : `${found} found, ${missing.length} missing`,
  );
}
