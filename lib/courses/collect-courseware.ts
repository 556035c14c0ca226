import { z } from 'zod';
import type { Collected } from '@/db/courseware';
import { reports } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';

export interface CollectCoursewareInput {
  /** What was written, or used again, within so many hours is spared. Never less than an import may take. */
  readonly graceHours?: number;
  readonly isDryRun?: boolean;
}

/**
 * Deletes from the course store what no revision reaches. Every revision is kept. Throws Forbidden for who does not administer
 * the site, NotFound `courseware.node-missing` where the store lacks what a revision needs; then nothing was deleted.
 */
export async function collectCourseware(ctx: Context, input: CollectCoursewareInput = {}): Promise<Collected> {
  const { graceHours = 24, isDryRun = false } = input;
  requirePermission(ctx, 'site.administer', site);
  const before = new Date(ctx.now.getTime() - graceHours * 3_600_000);
  const collected = await ctx.courseware.collect({ before, isDryRun, keptFiles: await listReportFiles(ctx) });
  if (!isDryRun) {
    await ctx.db.transaction((tx) =>
      writeAudit(tx, ctx, { action: 'courseware.collect', target: 'site', after: collected }),
    );
  }
  return collected;
}

const partsOfReport = z.object({ parts: z.array(z.string()) });

/** Reports keep their files in the course store too, and no revision reaches those. */
async function listReportFiles({ db }: Context): Promise<readonly string[]> {
  const rows = await db.select({ content: reports.content }).from(reports);
  return rows.flatMap(({ content }) => partsOfReport.parse(content).parts);
}
