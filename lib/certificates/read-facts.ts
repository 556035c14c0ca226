import { findAccount } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import type { CourseRun } from '@/lib/courses';
import { type CourseOutline, findCourseRun, loadOutline } from '@/lib/courses';
import { findCourseGrade } from '@/lib/grades';
import { decideCertificateRelease } from '@/lib/schedule';
import type { LearnerOfCourse } from './model';
import { findMode, isAllowListed } from './queries';
import type { CertificateFacts } from './rules';

/** What a certificate is decided and written by. */
export interface CertificateSources {
  readonly facts: CertificateFacts;
  readonly learnerName: string;
  readonly percent: number | null;
  readonly run: CourseRun;
}

/** Reads what decides on a learner's certificate. Undefined where the course or the person is gone. */
export async function readFacts(ctx: Context, learner: LearnerOfCourse): Promise<CertificateSources | undefined> {
  const [run, account, mode, grade, isListed] = await Promise.all([
    findCourseRun(ctx, learner.courseKey),
    findAccount(ctx.db, learner.userId),
    findMode(ctx.db, learner),
    findCourseGrade(ctx.db, learner),
    isAllowListed(ctx.db, learner),
  ]);
  // A deleted account has no name: there is nobody to certify anything of.
  if (!run || !account?.name) {
    return undefined;
  }
  const outline: CourseOutline = await loadOutline(ctx.courseware, run.publishedRoot);
  return {
    facts: {
      mode,
      isPassed: grade?.isPassed ?? false,
      isAllowListed: isListed,
      release: decideCertificateRelease(outline.course.ownSettings, outline.courseSchedule, ctx.now),
    },
    learnerName: account.name,
    percent: grade?.percent ?? null,
    run,
  };
}
