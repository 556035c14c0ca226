import { and, eq } from 'drizzle-orm';
import { reports } from '@/db/schema';
import { notFound } from '@/lib/errors';
import { type ReportContent, reportContent } from '../model';

/** A report that is being made. */
export interface ReportInHand {
  readonly courseKey: string;
  readonly reportId: string;
}

/** What the row of a report in hand holds. Throws NotFound `reports.not-found`. */
export function contentOf(row: { readonly content: unknown } | undefined): ReportContent {
  if (!row) {
    throw notFound('reports.not-found', 'This course has no such report.');
  }
  return reportContent.parse(row.content);
}

export const rowOf = ({ courseKey, reportId }: ReportInHand) =>
  and(eq(reports.id, reportId), eq(reports.courseKey, courseKey));
