import type { Metadata } from 'next';
import { getTimeZone, getTranslations } from 'next-intl/server';
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

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('instructor.roster'))('title') };
}

/** One learner of a course: the grade and why, subsections, submissions. */
export default async function LearnerPage(props: LearnerPageProps) {
  const [{ ctx, course }, params, t, roster, timeZone] = await Promise.all([
    openForPage(props, 'learners'),
    props.params,
    getTranslations('instructor.learner'),
    getTranslations('instructor.roster'),
    getTimeZone(),
  ]);
  const { courseKey } = course;
  const userId = decodeURIComponent(params.userId);
  const [learner, explained, problems] = await forPage(() =>
    Promise.all([
      findLearner(ctx, { courseKey, userId }),
      explainLearner(ctx, { courseKey, userId }),
      course.can('submission.view') ? listSubmissions(ctx, { courseKey, userId }) : [],
    ]),
  );
  const name = learner.name === '' ? t('deleted') : learner.name;
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
