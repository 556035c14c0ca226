import { afterAll, expect } from 'vitest';
import { statements } from '@/db/statements';
import { type AskedStatement, StatementChecker } from './check-statements';

/** Beside every integration test: no transaction may touch two keyspaces, or two people of `learner`. */
const checker = new StatementChecker();
statements.subscribe((statement) => checker.ask(statement as AskedStatement));

afterAll(() => {
  const wrong = checker.findings.filter(({ kind }) => kind !== 'scatter' && kind !== 'join');
  expect([...new Set(wrong.map(({ kind, of }) => `${kind}: ${of}`))]).toEqual([]);
});
