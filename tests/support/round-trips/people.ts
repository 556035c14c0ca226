import { enrollments, type RoleName, roles, users } from '@/db/schema';
import type { Stores } from '@/db/stores';
import { loadSecrets } from '@/engines/secrets';
import { sealSession } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import type { RunningApp } from '../app';
import { type CourseShape, generateCourse } from '../generate-course';

/** A course of three units and one of five hundred; the rest of fifty have one unit each. */
export const smallShape = shape('trips-small', 1, 1, 3);
export const largeShape = shape('trips-large', 5, 10, 10);
const otherCourses = 48;

function shape(run: string, sections: number, subsectionsPerSection: number, unitsPerSubsection: number): CourseShape {
  return { run, sections, subsectionsPerSection, unitsPerSubsection, problemsPerUnit: 1, files: 0, bytesPerFile: 0 };
}

export interface Asking {
  readonly userId: string;
  readonly cookie: string;
  readonly courseKey: string;
}

/** Two of each kind: one who has one small course, and one who has fifty and asks for the largest. */
export interface People {
  readonly learner: readonly [Asking, Asking];
  readonly teacher: readonly [Asking, Asking];
  readonly admin: readonly [Asking, Asking];
}

/** Fifty courses, and people with one and with all of them, each with a session. */
export async function gatherPeople(
  app: Pick<RunningApp, 'dataDir'>,
  stores: Pick<Stores, 'db'>,
  ctx: Context,
): Promise<People> {
  const bring = async (one: CourseShape) =>
    (await importCourse(ctx, { source: { files: generateCourse(one) } })).courseKey;
  const small = await bring(smallShape);
  const large = await bring(largeShape);
  const all = [small, large];
  for (let index = 0; index < otherCourses; index += 1) {
    all.push(await bring(shape(`trips-${index}`, 1, 1, 1)));
  }
  const { NEXTAUTH_SECRET } = loadSecrets(app.dataDir, process.env, true);
  const stamps = { createdAt: ctx.now, updatedAt: ctx.now };
  const person = async (
    userId: string,
    courses: readonly string[],
    held: { readonly role: RoleName; readonly scope: string }[],
  ): Promise<Asking> => {
    await stores.db.insert(users).values({ id: userId, email: `${userId}@example.org`, name: userId, ...stamps });
    if (courses.length > 0) {
      await stores.db.insert(enrollments).values(
        courses.map((courseKey, index) => ({
          userId,
          courseKey,
          id: `enr_${userId}_${index}`,
          mode: 'audit',
          isActive: true,
          ...stamps,
        })),
      );
    }
    if (held.length > 0) {
      await stores.db.insert(roles).values(held.map((role) => ({ userId, ...role, createdAt: ctx.now })));
    }
    const token = await sealSession({ userId, sessionVersion: 1, name: userId }, NEXTAUTH_SECRET);
    const courseKey = courses.length === 1 || held.length === 1 ? small : large;
    return { userId, cookie: `next-auth.session-token=${token}`, courseKey };
  };
  const teaches = (courses: readonly string[]) => courses.map((scope) => ({ role: 'instructor' as const, scope }));
  const site = { role: 'site_admin' as const, scope: '*' };
  return {
    learner: [await person('usr_learns_one', [small], []), await person('usr_learns_many', all, [])],
    teacher: [
      await person('usr_teaches_one', [], teaches([small])),
      await person('usr_teaches_many', [], teaches(all)),
    ],
    admin: [await person('usr_runs_one', [], [site]), await person('usr_runs_many', [], [site, ...teaches(all)])],
  };
}
