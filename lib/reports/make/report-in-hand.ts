import { and, eq } from 'drizzle-orm';
import { reports } from '@/db/schema';

/** A report that is being made. */
export interface ReportInHand {
  readonly courseKey: string;
  readonly reportId: string;
}

export const rowOf = ({ courseKey, reportId }: ReportInHand) =>
  and(eq(reports.id, reportId), eq(reports.courseKey, courseKey));
