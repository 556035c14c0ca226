import type { Metadata } from 'next';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { forPage } from '@/app/for-page';
import { GradeSum } from '@/components/course/grade-sum';
import { LearnerHead } from '@/components/gradebook/learner-head';
import { LearnerSubsections } from '@/components/gradebook/learner-subsections';
import { SubmissionList } from '@/components/gradebook/submission-list';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Notice } from '@/components/ui/notice';
import { listSubmissions } from '@/lib/attempts';
import { instructorCoursePath } from '@/lib/courses';
import { findLearner } from '@/lib/enrollments';
import { explainLearner } from '@/lib/grades';
import { InstructorPage } from '../../instructor-page';
import { openForPage } from '../../open-for-page';
import { giveAttemptsBack, gradeAgain } from './actions';
import { learnerActions } from './learner-actions';

interface LearnerPageProps {
  readonly params: Promise<{ readonly courseKey: string; readonly userId: string }>;
}

/** Once a request, for the head of the document and for the page. */
const readLearner = cache(async (courseKey: string, id: string) => {
  const userId = decodeURIComponent(id);
  const [opened, t] = await Promise.all([
    openForPage({ params: Promise.resolve({ courseKey }) }, 'learners'),
    getTranslations('instructor.learner'),
  ]);
  const { ctx, course } = opened;
  const learner = await forPage(() => findLearner(ctx, { courseKey: course.courseKey, userId }));
  return { ctx, course, learner, userId, t, name: learner.name === '' ? t('deleted') : learner.name };
});

export async function generateMetadata({ params }: LearnerPageProps): Promise<Metadata> {
  const { courseKey, userId } = await params;
  return { title: (await readLearner(courseKey, userId)).name };
}

/** One learner of a course: the grade and why, subsections, submissions. */
export default async function LearnerPage(props: LearnerPageProps) {
  const params = await props.params;
  const [{ ctx, course, learner, userId, t, name }, roster, timeZone] = await Promise.all([
    readLearner(params.courseKey, params.userId),
    getTranslations('instructor.roster'),
    getTimeZone(),
  ]);
  const { courseKey } = course;
  const [explained, problems] = await forPage(() =>
    Promise.all([
      explainLearner(ctx, { courseKey, userId }),
      course.can('submission.view') ? listSubmissions(ctx, { courseKey, userId }) : [],
    ]),
  );
  const { now } = explained;
  const list = instructorCoursePath(courseKey, 'learners');
  return (
    <InstructorPage course={course} place="learners">
      <Breadcrumb crumbs={[{ label: roster('title'), href: list }, { label: name }]} className="mb-3" />
      <LearnerHead name={name} learner={learner} explained={explained} />
      {now ? (
        <>
          <GradeSum fraction={now.percent} types={now.types} />
          <LearnerSubsections
            courseKey={courseKey}
            userId={userId}
            subsections={now.subsections}
            actions={learnerActions(course)}
            timeZone={timeZone}
          />
        </>
      ) : (
        <Notice tone="warn" title={t('left')} className="mb-10 max-w-measure">
          {t('leftText')}
        </Notice>
      )}
      <SubmissionList
        courseKey={courseKey}
        userId={userId}
        problems={problems}
        actions={course.can('grade.override') ? { reset: giveAttemptsBack, rescore: gradeAgain } : null}
      />
    </InstructorPage>
  );
}
