import { appendFileSync, writeFileSync } from 'node:fs';
import { type CoursewareCommand, coursewareCommands, type Statement, statements } from './statements';

/** What part of a request asks, as the site knows it. */
export interface Asker {
  /** The page or route, `/courses/[courseKey]`. */
  readonly route: string;
  readonly phase: 'action' | 'render' | 'after';
  /** What the request itself says that it is, for tests that count. */
  readonly trace: string | null;
}

/** A line of the record. */
export type Recorded = (Statement | CoursewareCommand) & { readonly asker: Asker | null };

/** Longer values are cut: the record tells how the stores are asked, not what is kept in them. */
const maxValueLength = 200;

/**
 * Writes everything that this process asks the stores to a file, a line of JSON each, from an empty file on. For tests: the file holds
 * what people typed. Before the stores are opened.
 *
 * @param askerOf who asks at this moment; null for what is no request's
 */
export function recordStatements(path: string, askerOf: () => Asker | null): void {
  writeFileSync(path, '', { mode: 0o600 });
  const write = (message: unknown) => {
    const line = { ...(message as Statement | CoursewareCommand), asker: askerOf() };
    appendFileSync(path, `${JSON.stringify(line, cut)}\n`);
  };
  statements.subscribe(write);
  coursewareCommands.subscribe(write);
}

const cut = (_: string, value: unknown) =>
  typeof value === 'string' && value.length > maxValueLength && !value.includes('`')
    ? value.slice(0, maxValueLength)
    : value;
