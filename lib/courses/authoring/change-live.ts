import type { NodeBody } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { canChangeGrades } from '../settings/can-change-grades';
import { type ChangedCourse, changeCourse } from './change-course';

/** What is live as soon as it is saved: the course node but for its children. */
export type LiveCourse = Pick<NodeBody, 'settings' | 'documents' | 'files'>;

export interface LiveChange {
  readonly courseKey: string;
  readonly message: string;
  /** For the audit row: `course.change-settings`. */
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /**
   * What the course is to be, from what it is for learners. Refuses with a Conflict where somebody else has changed meanwhile what it
   * changes.
   */
  readonly change: (live: LiveCourse) => LiveCourse | Promise<LiveCourse>;
}

/**
 * Changes what belongs to a course as a whole (settings, grading policy, about, pages, updates, handouts, files): one change committed
 * to both heads, so that it is live when saved and nothing that is only drafted goes out with it. It is worked out once, from what
 * learners have: the two heads differ in what stands in the course alone.
 *
 * Throws Forbidden, NotFound `courses.not-found`, Conflict `courses.changed-meanwhile`, and what `change` throws.
 */
export async function changeLive(ctx: Context, input: LiveChange): Promise<ChangedCourse<undefined>> {
  const { courseKey, message, action, details = {}, change } = input;
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  return await changeCourse(ctx, courseKey, async (before) => {
    const [live, { children }] = await Promise.all([
      ctx.courseware.getNode(before.publishedRoot),
      ctx.courseware.getNode(before.draftRoot),
    ]);
    const published: NodeBody = { ...live, ...(await change({ settings: live.settings, ...parts(live) })) };
    const draft = { ...published, children };
    return {
      nodes: [published, draft],
      root: encodeNode(published).hash,
      draftRoot: encodeNode(draft).hash,
      message,
      action,
      details,
      announce: (tx, heads) =>
        publish(tx, ctx, 'courses/settings.changed', {
          courseKey,
          revision: heads.publishedRevision,
          canChangeGrades: canChangeGrades(live, published),
        }),
      value: undefined,
    };
  });
}

const parts = ({ documents, files }: NodeBody) => ({
  ...(documents && { documents }),
  ...(files !== undefined && { files }),
});
