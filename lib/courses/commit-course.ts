import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Courseware, NodeBody, NodeHash, Revision } from '@/db/courseware';
import { affectedRows, isDuplicateKey } from '@/db/results';
import { courseRuns, organizations } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, invalid } from '@/lib/errors';
import { formatCourseKey } from '@/lib/olx/identity';
import type { CourseIdentity } from '@/lib/olx/model';
import { type CourseDescription, courseImageName, describeCourse } from './describe-course';
import type { CourseRun } from './queries';

/** The two revisions that a course run is at. */
export interface CourseHeads {
  readonly draftRevision: string;
  readonly publishedRevision: string;
}

export interface CourseCommit {
  readonly identity: CourseIdentity;
  /** The row as it was when the work began; undefined for a course run that is not there yet. */
  readonly before: CourseRun | undefined;
  /** Nodes that are not written yet, children before parents. */
  readonly nodes?: readonly NodeBody[];
  /** Hashes of the published and of the draft tree after the change. */
  readonly root: NodeHash;
  readonly draftRoot: NodeHash;
  readonly message: string;
  /** Set where an editor saves by itself: the block that is edited. Such saves of one author within ten minutes are one revision. */
  readonly autosave?: string;
  /** For the audit row: `course.import`, and what it should say beside the heads. */
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Writes the outbox row of this change, in its transaction. */
  readonly announce: (tx: Tx, heads: CourseHeads) => Promise<void>;
}

/**
 * Commits a change of a course run: first the nodes, then a revision for each head that moves, then the one row that everybody
 * reads, compare-and-swap on `rev`, with its audit and outbox rows. Where nothing changes, nothing is written. The caller has
 * asked for the permission. Throws Conflict `courses.changed-meanwhile`.
 */
export async function commitCourse(ctx: Context, commit: CourseCommit): Promise<CourseHeads> {
  const { before, identity, root, draftRoot } = commit;
  if (before?.publishedRoot === root && before.draftRoot === draftRoot) {
    return { draftRevision: before.draftRevision, publishedRevision: before.publishedRevision };
  }
  if (commit.nodes && commit.nodes.length > 0) {
    await ctx.courseware.putNodes(commit.nodes);
  }
  const courseKey = formatCourseKey(identity);
  const description = await describeRoot(ctx.courseware, identity, root);
  const replaced = await findReplacedAutosave(ctx, commit);
  const heads = await putRevisions(ctx, courseKey, commit, replaced);
  const columns = { ...heads, draftRoot, publishedRoot: root, ...description, updatedAt: ctx.now };
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
        action: commit.action,
        target: courseKey,
        courseKey,
        before: before && { draftRevision: before.draftRevision, publishedRevision: before.publishedRevision },
        after: { ...heads, ...commit.details },
      });
      await commit.announce(tx, heads);
    });
  } catch (error) {
    throw isDuplicateKey(error) ? changedMeanwhile(courseKey) : error;
  }
  if (replaced) {
    await ctx.courseware.dropAutosave(replaced.id);
  }
  return heads;
}

/** The columns that follow from the published tree. */
async function describeRoot(
  courseware: Courseware,
  identity: CourseIdentity,
  root: NodeHash,
): Promise<CourseDescription> {
  const { settings, documents, files } = await courseware.getNode(root);
  if (!documents) {
    throw invalid('courses.no-course-root', `The document ${root.slice(0, 12)}… is not the root of a course`);
  }
  const image = files === undefined ? undefined : await courseware.findFile(files, 'static', courseImageName(settings));
  return describeCourse({ identity, settings, about: documents.about, imagePath: image?.path ?? null });
}

const autosaveMilliseconds = 10 * 60_000;

/**
 * The autosave that the draft is at, where this one takes its place: by the same author, of the same block, begun less than ten
 * minutes ago, and not what learners see. See docs/decisions/0015.
 */
async function findReplacedAutosave(
  ctx: Context,
  { before, root, autosave }: CourseCommit,
): Promise<Revision | undefined> {
  if (!before || autosave === undefined || root !== before.publishedRoot || before.draftRoot === root) {
    return undefined;
  }
  const head = await ctx.courseware.getRevision(before.draftRevision);
  const isOfThese =
    head.id !== before.publishedRevision &&
    head.autosave?.block === autosave &&
    head.author === authorOf(ctx) &&
    ctx.now.getTime() - head.autosave.since.getTime() < autosaveMilliseconds;
  return isOfThese ? head : undefined;
}

const authorOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.userId : 'system');

/**
 * Writes a revision for each head that moves, whose parent is the one that the head was at: so each head's line is whole, and
 * whatever it once was is found from it. Two heads that move from one revision to one tree share theirs. One that takes the place
 * of an autosave comes after what that one came after.
 */
async function putRevisions(
  ctx: Context,
  courseKey: string,
  { before, root, draftRoot, message, autosave }: CourseCommit,
  replaced: Revision | undefined,
): Promise<CourseHeads> {
  const write = async (tree: NodeHash, parent: string | null) => {
    const id = `rev_${ulid(ctx.now.getTime())}`;
    const saved = autosave !== undefined && { block: autosave, since: replaced?.autosave?.since ?? ctx.now };
    await ctx.courseware.putRevision({
      id,
      courseKey,
      root: tree,
      parent,
      author: authorOf(ctx),
      at: ctx.now,
      message,
      ...(saved && { autosave: saved }),
    });
    return id;
  };
  const publishedRevision =
    before?.publishedRoot === root ? before.publishedRevision : await write(root, before?.publishedRevision ?? null);
  if (before?.draftRoot === draftRoot) {
    return { draftRevision: before.draftRevision, publishedRevision };
  }
  const parent = replaced ? replaced.parent : (before?.draftRevision ?? null);
  const isShared =
    draftRoot === root &&
    publishedRevision !== before?.publishedRevision &&
    parent === (before?.publishedRevision ?? null);
  return {
    publishedRevision,
    draftRevision: isShared ? publishedRevision : await write(draftRoot, parent ?? publishedRevision),
  };
}

const changedMeanwhile = (courseKey: string) =>
  conflict(
    'courses.changed-meanwhile',
    `${courseKey} was changed by somebody else meanwhile. Nothing was switched; please try again.`,
  );
