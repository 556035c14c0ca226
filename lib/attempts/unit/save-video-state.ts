import { sql } from 'drizzle-orm';
import { studentStates, videoWatches } from '@/db/schema';
import { markCompleted } from '@/lib/completion';
import { type OpenCourseInput, openCourseAt, type VisitContext } from '@/lib/enrollments';
import { notFound, unauthenticated } from '@/lib/errors';
import { readVideo } from '@/lib/olx/blocks/video';
import { requirePermission, userTarget } from '@/lib/permissions';
import { videoStateOf } from './block-views';
import { measureWatched, type Stretch } from './measure-watched';

export interface VideoInput extends OpenCourseInput {
  /** `video@ID`. */
  readonly block: string;
  readonly positionSeconds: number;
  readonly speed?: number;
  /** Length of the whole film, where the player knows it. */
  readonly durationSeconds?: number;
  /** What was played since the player said something last. */
  readonly watched?: readonly Stretch[];
}

/** In seconds of the film; null where it is shown from its beginning, or to its end. */
interface ShownPart {
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
}

/** A video counts as watched from this part of it on. */
const watchedFraction = 0.95;
const slowest = 0.25;
const fastest = 4;
/** A day has no more. */
const mostSecondsOfDay = 86_400 * fastest;

/**
 * Keeps where a learner is in a video and how fast it plays; from 95 % on the video is complete. What was played of it is kept for the
 * day, for the course team's figures. Neither needs an event.
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
  const span = spanOf(readVideo(entry.settings), input.durationSeconds);
  // Neither needs the other: at once, because players say this often and a busy site answers each wait late.
  await Promise.all([
    ctx.db
      .insert(studentStates)
      .values({ ...own, isDone: false, state, createdAt: ctx.now, updatedAt: ctx.now })
      .onDuplicateKeyUpdate({ set: { state, updatedAt: ctx.now } }),
    recordWatched(ctx, own, measureWatched(input.watched ?? [], span)),
  ]);
  if (record.isCompleted || !isWatched(state.positionSeconds, span)) {
    return { isDone: record.isCompleted };
  }
  await ctx.db.transaction((tx) => markCompleted(tx, ctx, { userId, courseKey, blocks: [entry.block] }));
  return { isDone: true };
}

/** Bits that are set stay set: a message that comes twice adds a few seconds, no more. */
async function recordWatched(
  { db, now }: VisitContext,
  own: { readonly userId: string; readonly courseKey: string; readonly block: string },
  { seconds, parts }: { readonly seconds: number; readonly parts: number },
): Promise<void> {
  if (seconds === 0) {
    return;
  }
  await db
    .insert(videoWatches)
    .values({ ...own, day: now.toISOString().slice(0, 10), seconds, parts, updatedAt: now })
    .onDuplicateKeyUpdate({
      set: {
        seconds: sql`least(${mostSecondsOfDay}, ${videoWatches.seconds} + ${seconds})`,
        parts: sql`${videoWatches.parts} | ${parts}`,
        updatedAt: now,
      },
    });
}

/** Where the part of a film that is shown begins, and how long it is; 0 where that is not known. */
function spanOf({ startSeconds, endSeconds }: ShownPart, durationSeconds: number | undefined) {
  const from = startSeconds ?? 0;
  const to = Math.min(endSeconds ?? Number.POSITIVE_INFINITY, durationSeconds ?? Number.POSITIVE_INFINITY);
  return { startSeconds: from, lengthSeconds: Number.isFinite(to) ? Math.max(0, to - from) : 0 };
}

const finite = (value: number) => (Number.isFinite(value) ? value : 0);

function isWatched(positionSeconds: number, { startSeconds, lengthSeconds }: ReturnType<typeof spanOf>): boolean {
  return lengthSeconds > 0 && positionSeconds >= startSeconds + watchedFraction * lengthSeconds;
}
