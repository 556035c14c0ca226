import type { Metadata } from 'next';
import { cache } from 'react';
import { forPage } from '@/app/for-page';
import { requireUser, type UserContext } from '@/lib/auth';
import { type InstructorPlace, instructorCoursePath, openTaughtCourse, type TaughtCourse } from '@/lib/courses';
import type { VerbOn } from '@/lib/permissions';

export interface InstructorPageProps {
  readonly params: Promise<{ readonly courseKey: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** Who asks and the course, for a page of its team; a visitor is sent to sign in, whoever does not teach it is refused. */
export async function openForPage(
  { params }: Pick<InstructorPageProps, 'params'>,
  place: InstructorPlace = 'overview',
): Promise<{ readonly ctx: UserContext; readonly course: TaughtCourse; readonly path: string }> {
  return await open(decodeURIComponent((await params).courseKey), place);
}

/** Once a request, for the head of the document and for the page. */
const open = cache(async (courseKey: string, place: InstructorPlace) => {
  const path = instructorCoursePath(courseKey, place);
  const ctx = await requireUser(path);
  return { ctx, course: await forPage(() => openTaughtCourse(ctx, courseKey, verbOf(place)), path), path };
});

/** The head of a page: what it shows, and of which course. */
export async function titleOf(
  props: Pick<InstructorPageProps, 'params'>,
  place: InstructorPlace,
  title: string,
): Promise<Metadata> {
  const { course } = await openForPage(props, place);
  return { title: `${title} · ${course.run.title}` };
}

/** What whoever opens a place must be allowed to do: some see figures and fetch reports, and no learner. */
const verbs = {
  overview: 'analytics.view',
  gradebook: 'gradebook.view',
  learners: 'gradebook.view',
  problems: 'submission.view',
  video: 'analytics.view',
  reports: 'report.download',
} as const satisfies Readonly<Record<InstructorPlace, VerbOn<'course'>>>;

export const verbOf = (place: InstructorPlace): VerbOn<'course'> => verbs[place];

/** One value of each parameter of the address. */
export async function searchOf({
  searchParams,
}: Pick<InstructorPageProps, 'searchParams'>): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(await searchParams)) {
    const first = typeof value === 'string' ? value : value?.[0];
    if (first !== undefined) {
      found[name] = first;
    }
  }
  return found;
}
