import { randomBytes, randomInt } from 'node:crypto';
import { and, eq, max } from 'drizzle-orm';
import { isDuplicateKey, isLockFailure } from '@/db/results';
import { certificateIndex } from '@/db/schema';
import type { Context } from '@/lib/context';
import { minimumStatusListLength } from '@/lib/credential';
import { conflict } from '@/lib/errors';
import type { LearnerOfCourse } from './model';
import type { IndexRow } from './queries';

/** So many taken places in a row happen in a list that is well over half full: the next one is begun. */
const crowded = 8;
const maxTries = 50;

/**
 * The public name of a learner's certificate, with a place in a status list: made once, the same at every later call. `serial` counts
 * the names that one learner has had for one course; `drawIndex` draws places.
 */
export async function reserveName(
  ctx: Pick<Context, 'db' | 'now'>,
  { userId, courseKey }: LearnerOfCourse,
  serial: number,
  drawIndex: () => number = () => randomInt(minimumStatusListLength),
): Promise<IndexRow> {
  const mine = and(
    eq(certificateIndex.userId, userId),
    eq(certificateIndex.courseKey, courseKey),
    eq(certificateIndex.serial, serial),
  );
  for (let taken = 0; taken < maxTries; taken += 1) {
    const [made] = await ctx.db.select().from(certificateIndex).where(mine);
    if (made) {
      return made;
    }
    const statusList = (await lastList(ctx)) + (taken >= crowded ? 1 : 0);
    const row: IndexRow = {
      id: `cert_${randomBytes(13).toString('hex')}`,
      userId,
      courseKey,
      serial,
      statusList,
      statusIndex: drawIndex(),
      revokedAt: null,
      createdAt: ctx.now,
    };
    try {
      await ctx.db.insert(certificateIndex).values(row);
      return row;
    } catch (error) {
      // The place is taken, or somebody else has just made the name.
      if (!(isDuplicateKey(error) || isLockFailure(error))) {
        throw error;
      }
    }
  }
  throw conflict('certificates.busy', 'No place for this certificate could be found.');
}

async function lastList({ db }: Pick<Context, 'db'>): Promise<number> {
  const [row] = await db.select({ last: max(certificateIndex.statusList) }).from(certificateIndex);
  return row?.last ?? 1;
}
