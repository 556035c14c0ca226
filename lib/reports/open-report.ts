import { and, eq, inArray } from 'drizzle-orm';
import { reports, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { conflict, notFound } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type CsvCell, csvLine } from './csv';
import { type ReportLine, reportContent, reportLine } from './model';

/** The head of the table, in the reader's words. */
export interface ReportWords {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly mode: string;
  readonly cohort: string;
  readonly grade: string;
  readonly letter: string;
  readonly passed: string;
  readonly yes: string;
  readonly no: string;
}

/**
 * The file of a report as CSV, piece by piece. Names and addresses are put in now: who is erased has none. Throws Forbidden, NotFound
 * `reports.not-found` (also for another course's report), Conflict `reports.not-ready`.
 */
export async function openReport(
  ctx: Context,
  input: { readonly courseKey: string; readonly reportId: string; readonly words: ReportWords },
): Promise<{ readonly requestedAt: Date; readonly bytes: ReadableStream<Uint8Array> }> {
  const { courseKey, reportId, words } = input;
  requirePermission(ctx, 'report.download', courseTarget(courseKey));
  const [row] = await ctx.db
    .select()
    .from(reports)
    .where(and(eq(reports.id, reportId), eq(reports.courseKey, courseKey)));
  if (!row) {
    throw notFound('reports.not-found', 'This course has no such report.');
  }
  if (row.state !== 'done') {
    throw conflict('reports.not-ready', 'This report is not ready.');
  }
  const { columns, parts } = reportContent.parse(row.content);
  const head = [
    ...[words.name, words.email, words.userId, words.mode, words.cohort, words.grade, words.letter, words.passed],
    ...columns.map(({ label, title }) => (title === '' ? label : `${label} ${title}`)),
  ];
  const encoder = new TextEncoder();
  let next = -1;
  const bytes = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (next < 0) {
          // Spreadsheets know by this mark that the text is UTF-8.
          controller.enqueue(encoder.encode(`\uFEFF${csvLine(head)}`));
        } else {
          const hash = parts[next];
          if (hash === undefined) {
            controller.close();
            return;
          }
          controller.enqueue(encoder.encode(await printPart(ctx, hash, words)));
        }
        next += 1;
      },
    },
    { highWaterMark: 0 },
  );
  return { requestedAt: row.requestedAt, bytes };
}

async function printPart(ctx: Context, hash: string, words: ReportWords): Promise<string> {
  const text = await new Response(await ctx.courseware.openFile(hash)).text();
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => reportLine.parse(JSON.parse(line)));
  const people = await ctx.db
    .select({ id: users.id, name: users.name, email: users.email, verifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(
      inArray(
        users.id,
        lines.map(([userId]) => userId),
      ),
    );
  const byId = new Map(people.map((person) => [person.id, person]));
  return lines.map((line) => csvLine(cellsOf(line, byId.get(line[0]), words))).join('');
}

function cellsOf(
  [userId, { mode, cohort, percent, letter, isPassed, cells }]: ReportLine,
  person: { readonly name: string; readonly email: string } | undefined,
  words: ReportWords,
): readonly CsvCell[] {
  const isErased = person === undefined || person.name === '';
  return [
    isErased ? null : person.name,
    isErased ? null : person.email,
    userId,
    mode,
    cohort,
    asPercent(percent),
    letter,
    isPassed ? words.yes : words.no,
    ...cells.map(asPercent),
  ];
}

/** Per cent with two decimals, as the gradebook counts. */
const asPercent = (fraction: number | null): number | null =>
  fraction === null ? null : Math.round(fraction * 10_000) / 100;
