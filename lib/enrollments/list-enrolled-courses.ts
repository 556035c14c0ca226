import { and, desc, eq } from 'drizzle-orm';
import { cohorts, courseRuns, dueExtensions, enrollments } from '@/db/schema';
import { findAllCompleted, measureUnits } from '@/lib/completion';
import type { Context } from '@/lib/context';
import { assetPath, coursePath, loadOutline } from '@/lib/courses';
import { unauthenticated } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';
import { findRequiredCourses, type RequiredCourse, requiredKeysOf } from './find-required-courses';
import type { EnrolledCourse } from './model';
import { cohortGroups, courseWithGates } from './open-course';
import { upcomingDates } from './open-course-dates';
import { findResume } from './open-course-home';
import { missingCoursesOf } from './rules';

/**
 * The courses of whoever is signed in, the latest enrolment first, each with progress and the way on, as its home shows them. Three
 * queries; more where a course requires others, or parts of it require each other.
 */
export async function listEnrolledCourses(ctx: Context): Promise<readonly EnrolledCourse[]> {
  const { actor } = ctx;
  if (actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  const { userId } = actor;
  requirePermission(ctx, 'progress.view-own', userTarget(userId));
  const [rows, completed, extensions] = await Promise.all([
    findEnrollments(ctx, userId),
    findAllCompleted(ctx.db, userId),
    findExtensions(ctx, userId),
  ]);
  const outlines = new Map(
    await Promise.all(rows.map(async ({ root }) => [root, await loadOutline(ctx.courseware, root)] as const)),
  );
  const keysOf = ({ courseKey, root }: (typeof rows)[number]) => {
    const outline = outlines.get(root);
    return outline ? requiredKeysOf(courseKey, outline) : [];
  };
  const required = await findRequiredCourses(ctx.db, [...new Set(rows.flatMap(keysOf))], userId);
  return Promise.all(
    rows.map((row) =>
      describeEnrolled(ctx, actor, row, {
        requiredCourses: required.filter(({ courseKey }) => keysOf(row).includes(courseKey)),
        completed: completed.get(row.courseKey) ?? new Set(),
        extensions: new Map(extensions.get(row.courseKey)?.map(({ block, dueAt }) => [block, dueAt])),
      }),
    ),
  );
}

/** The person's own due dates, by course. */
async function findExtensions({ db }: Context, userId: string) {
  const rows = await db
    .select({ courseKey: dueExtensions.courseKey, block: dueExtensions.block, dueAt: dueExtensions.dueAt })
    .from(dueExtensions)
    .where(eq(dueExtensions.userId, userId));
  return Map.groupBy(rows, ({ courseKey }) => courseKey);
}

const findEnrollments = (ctx: Context, userId: string) =>
  ctx.db
    .select({
      courseKey: courseRuns.key,
      org: courseRuns.org,
      number: courseRuns.number,
      run: courseRuns.run,
      title: courseRuns.title,
      language: courseRuns.language,
      imagePath: courseRuns.imagePath,
      revision: courseRuns.publishedRevision,
      root: courseRuns.publishedRoot,
      enrollmentId: enrollments.id,
      mode: enrollments.mode,
      cohortId: enrollments.cohortId,
      lastBlock: enrollments.lastBlock,
      examPassedAt: enrollments.examPassedAt,
      enrolledAt: enrollments.createdAt,
      partitionId: cohorts.partitionId,
      groupId: cohorts.groupId,
    })
    .from(enrollments)
    .innerJoin(courseRuns, eq(courseRuns.key, enrollments.courseKey))
    .leftJoin(cohorts, and(eq(cohorts.courseKey, enrollments.courseKey), eq(cohorts.id, enrollments.cohortId)))
    .where(and(eq(enrollments.userId, userId), eq(enrollments.isActive, true)))
    .orderBy(desc(enrollments.createdAt));

async function describeEnrolled(
  ctx: Context,
  actor: Extract<Context['actor'], { kind: 'user' }>,
  row: Awaited<ReturnType<typeof findEnrollments>>[number],
  found: {
    readonly completed: ReadonlySet<string>;
    readonly extensions: ReadonlyMap<string, Date>;
    readonly requiredCourses: readonly RequiredCourse[];
  },
): Promise<EnrolledCourse> {
  const { completed, extensions, requiredCourses } = found;
  const outline = await loadOutline(ctx.courseware, row.root);
  const { enrollmentId: id, mode, cohortId, lastBlock, examPassedAt, enrolledAt } = row;
  const course = await courseWithGates(ctx, {
    row,
    outline,
    actor,
    enrollment: { id, mode, cohortId, lastBlock, examPassedAt, createdAt: enrolledAt },
    groups: cohortGroups(row),
    extensions,
    requiredCourses,
    viewAs: undefined,
  });
  const units = measureUnits(course.units, completed);
  const [next] = upcomingDates(course, units).filter(({ kind }) => kind === 'due');
  const { hasEnded, canSeeContent } = course.decision;
  const { title, org, number, run, language, courseKey } = row;
  return {
    courseKey,
    title,
    org,
    number,
    run,
    language,
    imageHref: row.imagePath === null ? null : assetPath(courseKey, row.imagePath),
    href: coursePath(courseKey),
    mode,
    startAt: course.head.startAt,
    endAt: course.head.endAt,
    state: hasEnded ? 'ended' : canSeeContent ? 'current' : 'upcoming',
    missing: missingCoursesOf(course),
    enrolledAt: enrolledAt.toISOString(),
    progress: units.progressOf(outline.course.block),
    resumeHref: canSeeContent ? (findResume(course, units, completed)?.href ?? null) : null,
    nextDue: next ? { title: next.title ?? '', at: next.at, href: next.href } : null,
  };
}
