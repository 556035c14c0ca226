import { connectDb } from '@/db/client';
import { connectCourseware } from '@/db/courseware/connect-courseware';
import { courseGrades, enrollments, subsectionGrades, users } from '@/db/schema';
import { readRunFile } from '@/engines/run-file';
import { loadSecrets } from '@/engines/secrets';
import { createUser, grantRole, sealSession } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import { sharedSandbox } from '@/sandbox';
import type { RunningApp } from '../../../tests/support/app';
import { generateCourse, usualCourse } from '../../../tests/support/generate-course';
import { settleWorkflows } from '../settle-workflows';

const rowsAtOnce = 500;

/** A course of 24 graded subsections and a class that has a grade in each of them, with the session of somebody who teaches it. */
export async function makeClass(
  app: Pick<RunningApp, 'dataDir'>,
  learners: number,
): Promise<{ readonly courseKey: string; readonly cookie: string }> {
  const run = readRunFile(app.dataDir);
  if (!run) {
    throw new Error(`Nothing runs on ${app.dataDir}.`);
  }
  const { db, close } = connectDb(run.databaseUrl, { connectionLimit: 2 });
  const courseware = connectCourseware(run.mongodbUri);
  const now = new Date();
  const ctx: Context = {
    db,
    courseware,
    runScript: sharedSandbox().runScript,
    now,
    requestId: 'bench',
    address: null,
    actor: { kind: 'system', name: 'bench' },
  };
  try {
    const { courseKey } = await importCourse(ctx, {
      source: { files: generateCourse({ ...usualCourse, run: 'class', files: 0 }) },
    });
    // An import has everybody graded: whoever came before that had done nothing, and would be graded so.
    await settleWorkflows(app);
    const blocks = Array.from({ length: 24 }, (_, at) => `sequential@s${Math.floor(at / 4)}-${at % 4}`);
    const ids = Array.from({ length: learners }, (_, at) => `usr_class_${String(at).padStart(6, '0')}`);
    const stamps = { createdAt: now, updatedAt: now };
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      const some = ids.slice(from, from + rowsAtOnce);
      await db
        .insert(users)
        .values(some.map((id) => ({ id, email: `${id}@example.org`, name: `Learner ${id.slice(-6)}`, ...stamps })));
      await db.insert(enrollments).values(
        some.map((userId) => ({
          userId,
          courseKey,
          id: userId.replace('usr', 'enr'),
          mode: 'audit',
          isActive: true,
          ...stamps,
        })),
      );
      await db.insert(courseGrades).values(
        some.map((userId, at) => ({
          userId,
          courseKey,
          version: 1,
          percent: (at % 101) / 100,
          letter: at % 101 >= 50 ? 'Pass' : null,
          isPassed: at % 101 >= 50,
          revision: 'rev_bench',
          policyHash: 'bench',
          gradedAt: now,
          createdAt: now,
        })),
      );
    }
    const cells = ids.flatMap((userId, row) => blocks.map((block, at) => ({ userId, block, points: (row + at) % 11 })));
    for (let from = 0; from < cells.length; from += rowsAtOnce) {
      await db.insert(subsectionGrades).values(
        cells.slice(from, from + rowsAtOnce).map(({ userId, block, points }) => ({
          userId,
          courseKey,
          block,
          earnedAll: points,
          possibleAll: 10,
          earnedGraded: points,
          possibleGraded: 10,
          percentGraded: points / 10,
          updatedAt: now,
        })),
      );
    }
    const teacher = { email: 'bench-teacher@example.org', name: 'Bench Teacher' };
    const { userId } = await createUser(ctx, { ...teacher, passwordHash: null });
    await grantRole(ctx, { userId, role: 'instructor', scope: courseKey });
    const secrets = loadSecrets(app.dataDir, process.env, true);
    const token = await sealSession({ userId, name: teacher.name, sessionVersion: 1 }, secrets.NEXTAUTH_SECRET);
    return { courseKey, cookie: `next-auth.session-token=${token}` };
  } finally {
    await courseware.close();
    await close();
  }
}
