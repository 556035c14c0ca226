import { and, eq, sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { NodeHash } from '@/db/courseware';
import { affectedRows, isDuplicateKey } from '@/db/results';
import { courseRuns, organizations } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import { formatCourseKey } from '@/lib/olx/identity';
import type { CourseIdentity } from '@/lib/olx/model';
import { publish } from '@/lib/outbox';
import type { CourseDescription } from './describe-course';
import type { CourseRun } from './queries';

export interface HeadSwitch {
  readonly identity: CourseIdentity;
  /** The row as it was when the work began; undefined for a course run that is not there yet. */
  readonly before: CourseRun | undefined;
  readonly root: NodeHash;
  readonly draftRoot: NodeHash;
  readonly description: CourseDescription;
  readonly message: string;
}

/**
 * Moves both heads of a course run to trees that are written already: the revisions first, then the one row that everybody
 * reads, compare-and-swap on `rev`, with its audit and outbox rows. A head whose tree is the one it had keeps its revision;
 * where nothing changes, nothing is written. Throws Conflict `courses.changed-meanwhile`.
 */
export async function switchHeads(ctx: Context, change: HeadSwitch): Promise<void> {
  const { before, identity, description } = change;
  if (before?.publishedRoot === change.root && before.draftRoot === change.draftRoot) {
    return;
  }
  const courseKey = formatCourseKey(identity);
  const heads = await putRevisions(ctx, courseKey, change);
  const columns = {
    ...heads,
    draftRoot: change.draftRoot,
    publishedRoot: change.root,
    ...description,
    updatedAt: ctx.now,
  };
  try {
    await ctx.db.transaction(async (tx) => {
      if (before) {
        const moved = await tx
          .update(courseRuns)
          .set({ ...columns, rev: before.rev + 1 })
          .where(and(eq(courseRuns.key, courseKey), eq(courseRuns.rev, before.rev)));
        if (affectedRows(moved) === 0) {
          throw changedMeanwhile(courseKey);
        }
      } else {
        await tx
          .insert(organizations)
          .values({ shortName: identity.org, name: identity.org, createdAt: ctx.now })
          .onDuplicateKeyUpdate({ set: { shortName: sql`short_name` } });
        await tx.insert(courseRuns).values({ key: courseKey, ...identity, ...columns, rev: 1, createdAt: ctx.now });
      }
      await writeAudit(tx, ctx, {
        action: 'course.import',
        target: courseKey,
        courseKey,
        before: before && { draftRevision: before.draftRevision, publishedRevision: before.publishedRevision },
        after: heads,
      });
      await publish(tx, ctx, 'courses/course.imported', { courseKey, ...heads });
    });
  } catch (error) {
    throw isDuplicateKey(error) ? changedMeanwhile(courseKey) : error;
  }
}

/** Writes a revision for each head that moves; two heads on one tree share one. */
async function putRevisions(
  ctx: Context,
  courseKey: string,
  { before, root, draftRoot, message }: HeadSwitch,
): Promise<{ readonly draftRevision: string; readonly publishedRevision: string }> {
  const write = async (tree: NodeHash, parent: string | null) => {
    const id = `rev_${ulid(ctx.now.getTime())}`;
    const author = ctx.actor.kind === 'user' ? ctx.actor.userId : 'system';
    await ctx.courseware.putRevision({ id, courseKey, root: tree, parent, author, at: ctx.now, message });
    return id;
  };
  const draftStays = before?.draftRoot === draftRoot;
  if (root === draftRoot) {
    const shared = before && draftStays ? before.draftRevision : await write(root, before?.draftRevision ?? null);
    return { draftRevision: shared, publishedRevision: shared };
  }
  const publishedRevision =
    before?.publishedRoot === root ? before.publishedRevision : await write(root, before?.publishedRevision ?? null);
  const draftRevision =
    before && draftStays ? before.draftRevision : await write(draftRoot, before?.draftRevision ?? publishedRevision);
  return { draftRevision, publishedRevision };
}

const changedMeanwhile = (courseKey: string) =>
  conflict(
    'courses.changed-meanwhile',
    `${courseKey} was changed by somebody else meanwhile. Nothing was switched; please try again.`,
  );
