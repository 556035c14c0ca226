import { eq } from 'drizzle-orm';
import type { ManifestFile } from '@/db/courseware';
import { courseRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { openCourse, type VisitContext } from '@/lib/enrollments';
import { forbidden, notFound, unauthenticated } from '@/lib/errors';

export interface AssetAddress {
  readonly courseKey: string;
  /** Path below `static/`, or the flat name that Open edX makes of it. */
  readonly path: string;
  /** The course team may look at the files of its draft. */
  readonly isDraft?: boolean;
}

/**
 * Finds a file of a course by its path, in the files that are published. What is not locked is open to everybody, as in
 * Open edX; a locked file is for whom the schedule lets see the course's content, and a draft's for the course team (it answers as
 * locked, so that nothing keeps it). `visit`
 * says who asks; it is called only where that matters.
 *
 * NotFound `assets.not-found`; Unauthenticated `session.missing`, Forbidden `assets.locked` for a locked file.
 */
export async function findAsset(
  stores: Pick<Context, 'db' | 'courseware'>,
  address: AssetAddress,
  visit: () => Promise<VisitContext>,
): Promise<ManifestFile> {
  const { courseKey, path, isDraft = false } = address;
  const [run] = await stores.db
    .select({ draft: courseRuns.draftRoot, published: courseRuns.publishedRoot })
    .from(courseRuns)
    .where(eq(courseRuns.key, courseKey))
    .limit(1);
  const open = async () => openCourse(await visit(), { courseKey });
  if (!run || (isDraft && !(await open()).isStaff)) {
    throw missing();
  }
  const { files } = await stores.courseware.getNode(isDraft ? run.draft : run.published);
  const file = files === undefined ? undefined : await stores.courseware.findFile(files, 'static', path);
  if (!file) {
    throw missing();
  }
  if (file.isLocked) {
    const { decision, enrollment, isStaff, userId } = await open();
    if (userId === null) {
      throw unauthenticated('session.missing', 'Please sign in first: this file is for people who take the course.');
    }
    if (!decision.canSeeContent || !(enrollment || isStaff)) {
      throw forbidden('assets.locked', 'This file is for people who take the course.');
    }
  }
  return isDraft ? { ...file, isLocked: true } : file;
}

const missing = () => notFound('assets.not-found', 'There is no such file.');
