import { and, asc, eq, gt, ne } from 'drizzle-orm';
import { z } from 'zod';
import { studioPresences, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { unauthenticated } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';

/** How long a sign of life counts: pages give one every 25 seconds. */
export const presenceSeconds = 60;
const maxListed = 30;

export const notePresenceInput = z.object({
  courseKey: z.string(),
  /** What the page is called. */
  place: z.string().max(255),
  path: z.string().max(700).startsWith('/studio/'),
});

/** Somebody else who has the course open in the studio. */
export interface Present {
  readonly userId: string;
  readonly name: string;
  readonly place: string;
  readonly path: string;
}

/**
 * Notes where in a course's studio somebody is, and answers who else is there: one write, one query. As the place in a film, it
 * needs neither an event nor an audit row. Throws Forbidden.
 */
export async function notePresence(
  ctx: Context,
  input: z.input<typeof notePresenceInput>,
): Promise<readonly Present[]> {
  const { courseKey, place, path } = notePresenceInput.parse(input);
  requirePermission(ctx, 'course.view-draft', courseTarget(courseKey));
  if (ctx.actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  const { userId } = ctx.actor;
  const seen = { place, path, seenAt: ctx.now };
  await ctx.db
    .insert(studioPresences)
    .values({ courseKey, userId, ...seen })
    .onDuplicateKeyUpdate({ set: seen });
  const since = new Date(ctx.now.getTime() - presenceSeconds * 1000);
  return await ctx.db
    .select({
      userId: studioPresences.userId,
      name: users.name,
      place: studioPresences.place,
      path: studioPresences.path,
    })
    .from(studioPresences)
    .innerJoin(users, eq(users.id, studioPresences.userId))
    .where(
      and(
        eq(studioPresences.courseKey, courseKey),
        gt(studioPresences.seenAt, since),
        ne(studioPresences.userId, userId),
      ),
    )
    .orderBy(asc(studioPresences.userId))
    .limit(maxListed);
}
