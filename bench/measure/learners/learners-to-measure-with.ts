import { connectDb } from '@/db/client';
import { connectCourseware } from '@/db/courseware/connect-courseware';
import { readRunFile } from '@/engines/run-file';
import { loadSecrets } from '@/engines/secrets';
import { createUser, findAccount, sealSession } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { enroll } from '@/lib/enrollments';
import { sharedSandbox } from '@/sandbox';
import type { RunningApp } from '../../../tests/support/app';
import { settleWorkflows } from '../settle-workflows';

export interface MeasuringLearner {
  readonly userId: string;
  /** The session's cookie, as a browser sends it. */
  readonly cookie: string;
}

/**
 * Learners of their own for the clients of a load, enrolled by the verbs, each with a session sealed by the site's secret. What follows
 * from their enrolment has come to its end.
 */
export async function learnersToMeasureWith(
  app: Pick<RunningApp, 'dataDir'>,
  courseKey: string,
  count: number,
): Promise<MeasuringLearner[]> {
  const run = readRunFile(app.dataDir);
  if (!run) {
    throw new Error(`Nothing runs on ${app.dataDir}.`);
  }
  const secrets = loadSecrets(app.dataDir, process.env, true);
  const { db, close } = connectDb(run.databaseUrl, { connectionLimit: 2 });
  const courseware = connectCourseware(run.mongodbUri);
  const shared = {
    db,
    courseware,
    runScript: sharedSandbox().runScript,
    now: new Date(),
    requestId: 'bench',
    address: null,
  };
  try {
    const learners: MeasuringLearner[] = [];
    for (let index = 0; index < count; index += 1) {
      const system: Context = { ...shared, actor: { kind: 'system', name: 'bench' } };
      const email = `bench-${index}@example.org`;
      const { userId } = await createUser(system, { email, name: `Bench ${index}`, passwordHash: null });
      await enroll({ ...shared, actor: { kind: 'user', userId, roles: [] } }, { courseKey });
      const account = await findAccount(db, userId);
      const token = await sealSession(
        { userId, name: `Bench ${index}`, sessionVersion: account?.sessionVersion ?? 1 },
        secrets.NEXTAUTH_SECRET,
      );
      learners.push({ userId, cookie: `next-auth.session-token=${token}` });
    }
    await settleWorkflows(app);
    return learners;
  } finally {
    await courseware.close();
    await close();
  }
}
