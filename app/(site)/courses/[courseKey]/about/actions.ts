'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { requireUser } from '@/lib/auth';
import { courseAboutPath, coursePath } from '@/lib/courses';
import { enroll, unenroll } from '@/lib/enrollments';
import { LecternError } from '@/lib/errors';

const input = z.object({ courseKey: z.string().min(1).max(255) });

/**
 * Enrols whoever is signed in and opens the course. Where enrolment has closed meanwhile, the about page says so: it asks
 * the same schedule.
 */
export async function enrollInCourse(form: FormData): Promise<void> {
  const { courseKey } = input.parse(Object.fromEntries(form));
  const about = courseAboutPath(courseKey);
  const ctx = await requireUser(about);
  try {
    await forPage(() => enroll(ctx, { courseKey }), about);
  } catch (error) {
    if (error instanceof LecternError && (error.kind === 'Conflict' || error.kind === 'Invalid')) {
      redirect(about);
    }
    throw error;
  }
  redirect(coursePath(courseKey));
}

/** Ends the own enrolment and goes back to the courses that are left, which say so: the course's own page may be closed to who has left. */
export async function leaveCourse(form: FormData): Promise<void> {
  const { courseKey } = input.parse(Object.fromEntries(form));
  const about = courseAboutPath(courseKey);
  const ctx = await requireUser(about);
  await forPage(() => unenroll(ctx, { courseKey }), about);
  redirect('/?notice=left');
}
