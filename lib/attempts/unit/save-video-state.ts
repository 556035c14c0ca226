import { studentStates } from '@/db/schema';
import { markCompleted } from '@/lib/completion';
import { type OpenCourseInput, openCourseAt, type VisitContext } from '@/lib/enrollments';
import { notFound, unauthenticated } from '@/lib/errors';
import { readVideo } from '@/lib/olx/blocks/video';
import { requirePermission, userTarget } from '@/lib/permissions';
import { videoStateOf } from './block-views';

export interface VideoInput extends OpenCourseInput {
  /** `video@ID`. */
  readonly block: string;
  readonly positionSeconds: number;
  readonly speed?: number;
  /** Length of the whole film, where the player knows it. */
  readonly durationSeconds?: number;
}

/** A video counts as watched from this part of it on. */
const watchedFraction = 0.95;
const slowest = 0.25;
const fastest = 4;

/**
 * Keeps where a learner is in a video and how fast it plays; from 95 % on the video is complete. A position needs no event.
 * Answers whether the video is complete.
 */
export async function saveVideoState(ctx: VisitContext, input: VideoInput): Promise<{ readonly isDone: boolean }> {
  const { course, record } = await openCourseAt(ctx, input);
  const { userId, courseKey } = course;
  if (userId === null) {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  requirePermission(course, 'attempt.submit-own', userTarget(userId));
  const entry = course.outline.entries.get(input.block);
  const isOpen = course.decision.canSeeContent && course.decide(input.block)?.decision.state === 'visible';
  if (entry?.type !== 'video' || !isOpen) {
    throw notFound('attempts.video-not-found', 'There is no such video.');
  }
  if (!course.enrollment) {
    return { isDone: record.isCompleted };
  }
  const before = videoStateOf(record.state ?? undefined);
  const state = {
    positionSeconds: Math.max(0, Math.round(finite(input.positionSeconds) * 10) / 10),
    speed: input.speed === undefined ? before.speed : Math.min(fastest, Math.max(slowest, finite(input.speed))),
  };
  const own = { userId, courseKey, block: entry.block };
  await ctx.db
    .insert(studentStates)
    .values({ ...own, isDone: false, state, createdAt: ctx.now, updatedAt: ctx.now })
    .onDuplicateKeyUpdate({ set: { state, updatedAt: ctx.now } });
  if (record.isCompleted || !isWatched(state.positionSeconds, input.durationSeconds, readVideo(entry.settings))) {
    return { isDone: record.isCompleted };
  }
  await ctx.db.transaction((tx) => markCompleted(tx, ctx, { userId, courseKey, blocks: [entry.block] }));
  return { isDone: true };
}

const finite = (value: number) => (Number.isFinite(value) ? value : 0);

function isWatched(
  positionSeconds: number,
  durationSeconds: number | undefined,
  { startSeconds, endSeconds }: { readonly startSeconds: number | null; readonly endSeconds: number | null },
): boolean {
  const from = startSeconds ?? 0;
  const to = Math.min(endSeconds ?? Number.POSITIVE_INFINITY, durationSeconds ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(to) && to > from && positionSeconds >= from + watchedFraction * (to - from);
}
