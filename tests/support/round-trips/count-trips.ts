import type { Recorded } from '@/db/record-statements';
import { isStatement } from './read-record';

/** What a request asked of the stores. */
export interface Trips {
  /** Statements that read, outside transactions. */
  readonly reads: number;
  /** Statements that write, outside transactions. */
  readonly writes: number;
  readonly transactions: number;
  /** Commands to MongoDB. */
  readonly courseware: number;
  /** Statements that came once the page had been answered, those of transactions not among them, and transactions. */
  readonly after: number;
}

/** Counts what lines of the record, all of one request, come to. */
export function countTrips(lines: readonly Recorded[]): Trips {
  const counted = { reads: 0, writes: 0, transactions: 0, courseware: 0, after: 0 };
  const within = new Set<string>();
  for (const line of lines) {
    if (!isStatement(line)) {
      counted.courseware += 1;
      continue;
    }
    const kind = kindOf(line.sql);
    const isInside = within.has(line.connection);
    if (kind === 'begin') {
      within.add(line.connection);
    } else if (kind === 'end') {
      within.delete(line.connection);
    }
    if (kind === 'end' || kind === 'other' || isInside) {
      continue;
    }
    if (line.asker?.phase === 'after') {
      counted.after += 1;
    } else {
      counted[kind === 'begin' ? 'transactions' : kind === 'read' ? 'reads' : 'writes'] += 1;
    }
  }
  return counted;
}

/** What a statement is to whoever counts; `other` sets something up, or stands within a transaction. */
export function kindOf(sql: string): 'begin' | 'end' | 'read' | 'write' | 'other' {
  const [, word, next] = /^[\s(]*(\w+)(?:\s+(\w+))?/.exec(sql.toLowerCase()) ?? [];
  switch (word) {
    case 'begin':
    case 'start':
      return 'begin';
    case 'commit':
      return 'end';
    case 'rollback':
      return next === 'to' ? 'other' : 'end';
    case 'select':
    case 'with':
      return 'read';
    case 'insert':
    case 'update':
    case 'delete':
    case 'replace':
      return 'write';
    default:
      return 'other';
  }
}

/** `2 reads`, `1 read, 1 transaction, 1 MongoDB`, `nothing`. */
export function describeTrips({ reads, writes, transactions, courseware, after }: Trips): string {
  const parts = [
    count(reads, 'read', 'reads'),
    count(writes, 'write', 'writes'),
    count(transactions, 'transaction', 'transactions'),
    count(courseware, 'MongoDB', 'MongoDB'),
    count(after, 'after the answer', 'after the answer'),
  ];
  return parts.filter((part) => part !== '').join(', ') || 'nothing';
}

const count = (times: number, one: string, many: string) => (times === 0 ? '' : `${times} ${times === 1 ? one : many}`);
