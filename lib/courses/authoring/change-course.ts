import type { Tx } from '@/db/client';
import type { NodeBody, NodeHash } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { LecternError } from '@/lib/errors';
import { type CourseHeads, commitCourse } from '../commit-course';
import { type CourseRun, getCourseRun } from '../queries';

/** What a change makes of a course run. A head that is not named stays where it is. */
export interface CourseChange<Value> {
  /** Nodes that are not written yet, children before parents. */
  readonly nodes?: readonly NodeBody[];
  /** The published tree after the change. */
  readonly root?: NodeHash;
  /** The draft tree after the change. */
  readonly draftRoot?: NodeHash;
  readonly message: string;
  /** Set where an editor saves by itself: the block that is edited. */
  readonly autosave?: string;
  /** For the audit row: `course.edit`. */
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Writes the outbox row of this change, in its transaction. */
  readonly announce: (tx: Tx, heads: CourseHeads) => Promise<void>;
  /** What the verb answers. */
  readonly value: Value;
}

export interface ChangedCourse<Value> extends CourseHeads {
  readonly draftRoot: NodeHash;
  readonly publishedRoot: NodeHash;
  readonly value: Value;
}

/** Others may commit between our look and our switch; more often than this in a row, something else is wrong. */
const maxTries = 5;

/**
 * Changes a course run that is there. `change` works out the new trees from the run as it is; where somebody else commits between
 * that look and the switch, it is asked again, so that an edit is laid over whatever the course is by then. What cannot be laid over
 * it, `change` refuses with a Conflict of its own. It must not write anything. The caller has asked for the permission.
 *
 * Throws NotFound `courses.not-found`, Conflict `courses.changed-meanwhile`.
 */
export async function changeCourse<Value>(
  ctx: Context,
  courseKey: string,
  change: (before: CourseRun) => Promise<CourseChange<Value>>,
): Promise<ChangedCourse<Value>> {
  for (let tried = 1; ; tried += 1) {
    const before = await getCourseRun(ctx, courseKey);
    const { value, root = before.publishedRoot, draftRoot = before.draftRoot, ...commit } = await change(before);
    try {
      const heads = await commitCourse(ctx, { ...commit, identity: before, before, root, draftRoot });
      return { ...heads, draftRoot, publishedRoot: root, value };
    } catch (error) {
      const isLate = error instanceof LecternError && error.code === 'courses.changed-meanwhile';
      if (!isLate || tried === maxTries) {
        throw error;
      }
    }
  }
}
