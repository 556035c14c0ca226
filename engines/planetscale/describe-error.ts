import { z } from 'zod';

/** The codes of gRPC that PlanetScale gives MySQL's errors. */
const codes: Readonly<Record<number, string>> = {
  1040: 'RESOURCE_EXHAUSTED',
  1044: 'PERMISSION_DENIED',
  1045: 'UNAUTHENTICATED',
  1048: 'INVALID_ARGUMENT',
  1049: 'NOT_FOUND',
  1054: 'INVALID_ARGUMENT',
  1062: 'ALREADY_EXISTS',
  1064: 'INVALID_ARGUMENT',
  1142: 'PERMISSION_DENIED',
  1146: 'NOT_FOUND',
  1205: 'DEADLINE_EXCEEDED',
  1213: 'ABORTED',
  1317: 'CANCELED',
  1406: 'INVALID_ARGUMENT',
  1451: 'FAILED_PRECONDITION',
  1452: 'FAILED_PRECONDITION',
  3819: 'FAILED_PRECONDITION',
  4025: 'FAILED_PRECONDITION',
};

export interface DescribedError {
  readonly code: string;
  readonly message: string;
}

const mysqlError = z.object({ errno: z.number(), sqlMessage: z.string(), sqlState: z.string().default('HY000') });
const largestQuoteCharacters = 2000;

/** An error of MySQL in the words of PlanetScale's API. */
export function describeError(error: unknown, sql: string, database: string): DescribedError {
  const { data } = mysqlError.safeParse(error);
  if (!data) return { code: 'UNAVAILABLE', message: error instanceof Error ? error.message : String(error) };
  const code = codes[data.errno] ?? 'UNKNOWN';
  const quoted = JSON.stringify(sql.slice(0, largestQuoteCharacters));
  return {
    code,
    message: `${origin(database, code)} desc = ${data.sqlMessage} (errno ${data.errno}) (sqlstate ${data.sqlState}): Sql: ${quoted}`,
  };
}

/** What a statement gets whose transaction was ended for taking too long. */
export const transactionEnded = (session: string, database: string): DescribedError => ({
  code: 'ABORTED',
  message: `${origin(database, 'ABORTED')} desc = transaction ${session}: ended (exceeded timeout)`,
});

const origin = (database: string, code: string) => `target: ${database}.-.primary: vttablet: rpc error: code = ${code}`;
