'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { type ActionState, action } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import {
  archiveCourse,
  type CourseKeyCheck,
  checkCourseKey,
  createCourse,
  createCourseInput,
  rerunCourse,
  studioCoursePath,
  studioPath,
} from '@/lib/courses';
import { takeAttempt } from '@/lib/rate-limits';
import { sayFailure } from './say-failure';

const identity = createCourseInput.pick({ org: true, number: true, run: true });

/** Says as somebody types whether a course may be made under a key. */
export async function checkKey(input: z.input<typeof identity>): Promise<CourseKeyCheck> {
  const ctx = await requireUser(studioPath);
  await takeAttempt(ctx, 'studio.account', ctx.actor.userId);
  return await checkCourseKey(ctx, identity.parse(input));
}

/** Makes a course with nothing in it and opens its outline. */
export async function makeCourse(_before: ActionState, form: FormData): Promise<ActionState> {
  return await sayFailure(
    await action(createCourseInput, form, async (input) => {
      const { courseKey } = await createCourse(await requireUser(), input);
      redirect(studioCoursePath(courseKey));
    }),
  );
}

/** Opens a new run of a course. */
export async function makeRun(_before: ActionState, form: FormData): Promise<ActionState> {
  return await sayFailure(
    await action(identity.extend({ courseKey: z.string() }), form, async ({ courseKey, ...into }) => {
      const made = await rerunCourse(await requireUser(), { courseKey, into });
      redirect(studioCoursePath(made.courseKey));
    }),
  );
}

const archiving = z.object({ courseKey: z.string().min(1).max(255), isArchived: z.enum(['yes', 'no']) });

/** Puts a course away, or brings it back; the list says so and offers the way back. */
export async function putAway(form: FormData): Promise<void> {
  const { courseKey, isArchived } = archiving.parse(Object.fromEntries(form));
  const ctx = await requireUser(studioPath);
  await forPage(() => archiveCourse(ctx, { courseKey, isArchived: isArchived === 'yes' }));
  redirect(`${studioPath}?${isArchived === 'yes' ? 'archived' : 'restored'}=${encodeURIComponent(courseKey)}`);
}
