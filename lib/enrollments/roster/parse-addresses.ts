import { emailField } from '@/lib/accounts';
import { invalid } from '@/lib/errors';

export interface ParsedAddresses {
  /** Normalised, each once, in the order of the text. */
  readonly emails: readonly string[];
  /** Lines (counted from 1) in which no address could be read. */
  readonly unreadable: readonly { readonly line: number; readonly text: string }[];
}

/** As many as are changed at once. */
export const maxAddresses = 1000;

/**
 * Reads mail addresses out of what was pasted or out of a CSV file: one or several a line, anywhere in it, `Name <address>` too,
 * without the signs that sentences and tables put around them. A first line without an address is the head of a table. Throws Invalid `roster.too-many`.
 *
 * @example parseAddresses('name,mail\nAda,ada@example.org').emails // ['ada@example.org']
 */
export function parseAddresses(text: string): ParsedAddresses {
  const emails = new Set<string>();
  const unreadable: { line: number; text: string }[] = [];
  let isHead = true;
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') {
      continue;
    }
    const found = line
      .split(/[\s,;"<>()[\]|]+/)
      .filter((word) => word.includes('@'))
      .map((word) => emailField.safeParse(word.replace(/^'?(mailto:)?/i, '').replace(/[.:!?']+$/, '')));
    const read = found.flatMap((parsed) => (parsed.success ? [parsed.data] : []));
    for (const email of read) {
      emails.add(email);
    }
    if (read.length < found.length || (found.length === 0 && !isHead)) {
      unreadable.push({ line: at + 1, text: line.trim().slice(0, 100) });
    }
    isHead = false;
  }
  if (emails.size > maxAddresses) {
    throw invalid('roster.too-many', `Please take at most ${maxAddresses} addresses at once; here are ${emails.size}.`);
  }
  return { emails: [...emails], unreadable };
}
