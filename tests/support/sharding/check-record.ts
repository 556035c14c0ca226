import { isStatement, readRecord } from '../round-trips/read-record';
import { StatementChecker } from './check-statements';
import { judgeFindings } from './judge-findings';

/** What a suite that asks for pages at all has asked the stores. */
const fewestStatements = 50;

/**
 * Holds everything that a record tells against the classes of tables. Throws where a sharded database could not do something that nobody
 * has allowed, and where the record is empty.
 */
export function checkRecord(path: string): { readonly statements: number; readonly transactions: number } {
  const checker = new StatementChecker();
  for (const line of readRecord(path).lines) {
    if (isStatement(line)) {
      checker.ask(line);
    }
  }
  const { seen, findings } = checker;
  const left = judgeFindings(findings);
  if (left.length > 0) {
    throw new Error(`A sharded database could not do this in one place:\n${left.join('\n\n')}`);
  }
  if (seen.statements < fewestStatements) {
    throw new Error(`The record of statements has only ${seen.statements}`);
  }
  return seen;
}
