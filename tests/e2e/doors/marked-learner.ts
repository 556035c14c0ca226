import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import { connectDb } from '@/db/client';
import { connectCourseware } from '@/db/courseware';
import { attempts, certificateIndex, certificates, enrollments, reviewComments, users } from '@/db/schema';
import { loadOutline } from '@/lib/courses/load-outline';
import { getCourseRun } from '@/lib/courses/queries';
import { runOf } from '../../support/processes';
import { dataDir, demoAccount } from '../support/test';
import { markedCourse } from './marked-course';
import { lines } from './payloads';

const name = lines.join(' ').slice(0, 200);

/** A learner whose name, words about themselves and answers are payloads, with a certificate and a comment of a reviewer. */
export async function bringMarkedLearner(): Promise<{ readonly userId: string; readonly certificateId: string }> {
  const { databaseUrl, mongodbUri } = runOf({ dataDir: dataDir() });
  const { db, close } = connectDb(databaseUrl, { connectionLimit: 1 });
  const courseware = connectCourseware(mongodbUri);
  try {
    const now = new Date();
    const stamps = { createdAt: now, updatedAt: now };
    const userId = `usr_${ulid()}`;
    const certificateId = `cert_${randomBytes(13).toString('hex')}`;
    const course = { userId, courseKey: markedCourse };
    await db
      .insert(users)
      .values({ id: userId, email: `marked-${ulid().toLowerCase()}@example.org`, name, bio: name, ...stamps });
    await db.insert(enrollments).values({ ...course, id: `enr_${ulid()}`, mode: 'honor', isActive: true, ...stamps });
    // Who looks at it all takes the course, too, and may ask for hints and answers.
    const [admin] = await db
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, demoAccount('admin').email));
    const looking = { userId: admin?.id ?? '', courseKey: markedCourse, id: `enr_${ulid()}` };
    await db
      .insert(enrollments)
      .ignore()
      .values({ ...looking, mode: 'honor', isActive: true, ...stamps });
    const run = await getCourseRun({ db }, markedCourse);
    const node = (await loadOutline(courseware, run.publishedRoot)).entries.get('problem@asked')?.node ?? '';
    await db.insert(attempts).values({
      ...course,
      block: 'problem@asked',
      number: 1,
      id: `att_${ulid()}`,
      node,
      revision: run.publishedRevision,
      seed: 1,
      answers: { '2_1': lines.join(' ') },
      result: { '2_1': { correctness: 'incorrect', earned: 0, possible: 1, message: lines[0] } },
      earned: 0,
      possible: 2,
      submittedAt: now,
    });
    await db.insert(certificates).values({
      ...course,
      status: 'downloadable',
      mode: 'honor',
      id: certificateId,
      serial: 1,
      issue: 1,
      learnerName: name,
      percent: 1,
      revision: run.publishedRevision,
      root: run.publishedRoot,
      issuedAt: now,
      toldIssue: 1,
      version: 1,
      ...stamps,
    });
    await db.insert(certificateIndex).values({
      ...course,
      id: certificateId,
      serial: 1,
      statusList: 1,
      statusIndex: Math.floor(Math.random() * 100_000),
      createdAt: now,
    });
    const comment = `rvw_${ulid()}`;
    await db.insert(reviewComments).values({
      id: comment,
      threadId: comment,
      courseKey: markedCourse,
      unit: 'vertical@alone',
      authorId: userId,
      body: lines.join('\n'),
      createdAt: now,
    });
    return { userId, certificateId };
  } finally {
    await courseware.close();
    await close();
  }
}
