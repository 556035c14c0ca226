import { afterAll, expect } from 'vitest';
import { statements } from '@/db/statements';
import { type AskedStatement, StatementChecker } from './check-statements';

/** Beside every integration test: no transaction may touch two keyspaces, or two people of `learner`. */
const checker = new StatementChecker();
statements.subscribe((statement) => checker.ask(statement as AskedStatement));

afterAll(() => {
  // Tests have tables of their own, too: that each of the house's is in a keyspace is seen elsewhere (tests/planetscale.test.ts).
  const wrong = checker.findings.filter(({ kind }) => !['scatter', 'join', 'unknown-table'].includes(kind));
  expect([...new Set(wrong.map(({ kind, of }) => `${kind}: ${of}`))]).toEqual([]);
});
