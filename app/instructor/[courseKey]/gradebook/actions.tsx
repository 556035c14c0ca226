'use server';

import { getTimeZone, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { SubsectionDetail } from '@/components/gradebook/subsection-detail';
import { TextLink } from '@/components/ui/text-link';
import { requireUser } from '@/lib/auth';
import { instructorCoursePath, learnerPath, openTaughtCourse } from '@/lib/courses';
import { findLearner } from '@/lib/enrollments';
import { explainLearner } from '@/lib/grades';
import { learnerActions } from '../learners/[userId]/learner-actions';

const cell = z.object({
  courseKey: z.string().min(1).max(255),
  userId: z.string().min(1).max(32),
  block: z.string().min(1).max(190),
});

/** What a cell of the gradebook is made of, drawn: problems, points that were set, and what can be changed. */
export async function openCell(input: z.input<typeof cell>): Promise<ReactNode> {
  const { courseKey, userId, block } = cell.parse(input);
  const ctx = await requireUser(instructorCoursePath(courseKey, 'gradebook'));
  const [course, learner, explained, t, timeZone] = await forPage(() =>
    Promise.all([
      openTaughtCourse(ctx, courseKey),
      findLearner(ctx, { courseKey, userId }),
      explainLearner(ctx, { courseKey, userId }),
      getTranslations('instructor.learner'),
      getTimeZone(),
    ]),
  );
  const subsection = explained.now?.subsections.find((one) => one.block === block);
  return (
    <>
      <p className="text-sm text-ink-3">
        <TextLink href={learnerPath(courseKey, userId)}>{learner.name === '' ? t('deleted') : learner.name}</TextLink>
      </p>
      {subsection ? (
        <>
          <h2 className="mb-3 text-xl">{subsection.title}</h2>
          <SubsectionDetail
            courseKey={courseKey}
            userId={userId}
            subsection={subsection}
            actions={learnerActions(course)}
            timeZone={timeZone}
          />
        </>
      ) : (
        <p className="mt-2">{explained.now ? t('notTried') : t('leftText')}</p>
      )}
    </>
  );
}
