import { cache } from 'react';
import { forPage } from '@/app/for-page';
import { requireUser, type UserContext } from '@/lib/auth';
import { openStudioCourse, type StudioCourse, type StudioPlace, studioCoursePath } from '@/lib/courses';

export interface StudioPageProps {
  readonly params: Promise<{ readonly courseKey: string }>;
}

/** Who asks and the course, for a page of the studio; a visitor is sent to sign in, whoever is not of the team is refused. */
export async function openForPage(
  { params }: StudioPageProps,
  place: StudioPlace = 'outline',
): Promise<{ readonly ctx: UserContext; readonly course: StudioCourse }> {
  const courseKey = decodeURIComponent((await params).courseKey);
  return await openOnce(courseKey, studioCoursePath(courseKey, place));
}

/** The title of a page and the page itself ask for the same course. */
const openOnce = cache(async (courseKey: string, path: string) => {
  const ctx = await requireUser(path);
  return { ctx, course: await forPage(() => openStudioCourse(ctx, courseKey), path) };
});
