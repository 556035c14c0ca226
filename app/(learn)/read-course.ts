import { cookies } from 'next/headers';
import { cache } from 'react';
import { forPage } from '@/app/for-page';
import { openFrame, openUnit, printUnit, readTranscript, recordUnitView } from '@/lib/attempts';
import { contextFor, readSession } from '@/lib/auth';
import { findOwnCertificate, type OwnCertificate } from '@/lib/certificates';
import {
  courseDatesPath,
  coursePath,
  courseProgressPath,
  staticPagePath,
  textbookChapterPath,
  textbooksPath,
  unitPath,
} from '@/lib/courses';
import {
  type CourseHead,
  jumpTo,
  openCourseDates,
  openCourseHome,
  openStaticPage,
  openTextbookPage,
  openTextbooks,
  type VisitContext,
} from '@/lib/enrollments';
import { openCourseProgress } from '@/lib/grades';
import { viewAsCookie } from './view-as-cookie';

/**
 * What the pages of a course read, each at most once a request (metadata and page ask for the same). Who asks is proved by
 * the course's own query, so these cost no query for the session.
 */

/** The visitor as the session's cookie tells it. */
export async function visit(): Promise<VisitContext> {
  const [session, ctx] = await Promise.all([readSession(), contextFor({ kind: 'anonymous' })]);
  return session
    ? { ...ctx, actor: { kind: 'session', userId: session.userId, sessionVersion: session.sessionVersion } }
    : ctx;
}

/** How staff have chosen to see courses; means nothing for anybody else. */
export async function viewAs(): Promise<'staff' | 'learner'> {
  return (await cookies()).get(viewAsCookie)?.value === 'learner' ? 'learner' : 'staff';
}

async function reading<Page>(
  returnPath: string,
  read: (ctx: VisitContext, viewAs: 'staff' | 'learner') => Promise<Page>,
): Promise<Page> {
  const [ctx, seenAs] = await Promise.all([visit(), viewAs()]);
  return forPage(() => read(ctx, seenAs), returnPath);
}

export const homePage = cache((courseKey: string, section: string | undefined) =>
  reading(coursePath(courseKey), (ctx, seenAs) => openCourseHome(ctx, { courseKey, section, viewAs: seenAs })),
);

export const datesPage = cache((courseKey: string) =>
  reading(courseDatesPath(courseKey), (ctx, seenAs) => openCourseDates(ctx, { courseKey, viewAs: seenAs })),
);

export const progressPage = cache((courseKey: string) =>
  reading(courseProgressPath(courseKey), (ctx, seenAs) => openCourseProgress(ctx, { courseKey, viewAs: seenAs })),
);

export const staticPage = cache((courseKey: string, slug: string) =>
  reading(staticPagePath(courseKey, slug), (ctx, seenAs) => openStaticPage(ctx, { courseKey, slug, viewAs: seenAs })),
);

export const textbooksPage = cache((courseKey: string) =>
  reading(textbooksPath(courseKey), (ctx, seenAs) => openTextbooks(ctx, { courseKey, viewAs: seenAs })),
);

export const textbookPage = cache((courseKey: string, book: number, chapter: number) =>
  reading(textbookChapterPath(courseKey, book, chapter), (ctx, seenAs) =>
    openTextbookPage(ctx, { courseKey, book, chapter, viewAs: seenAs }),
  ),
);

export const unitPage = cache((courseKey: string, block: string) =>
  reading(unitPath(courseKey, block), (ctx, seenAs) => openUnit(ctx, { courseKey, block, viewAs: seenAs })),
);

export const printPage = cache((courseKey: string, block: string) =>
  reading(unitPath(courseKey, block), (ctx, seenAs) => printUnit(ctx, { courseKey, block, viewAs: seenAs })),
);

/** The learner's certificate in a course whose page was read, which proved who asks; undefined where there is nothing to say of it. */
export async function ownCertificate({ courseKey, viewer }: CourseHead): Promise<OwnCertificate | undefined> {
  const { actor, db } = await visit();
  return viewer.isSignedIn && actor.kind === 'session'
    ? await findOwnCertificate({ db }, { userId: actor.userId, courseKey })
    : undefined;
}

/**
 * Ticks what counts as done by being seen, and keeps the unit as the place to resume at. Who asks is read at once, because a
 * page that has been answered has no request left; the writing may then come after the answer.
 */
export async function recordingView(courseKey: string, block: string): Promise<() => Promise<void>> {
  const ctx = await visit();
  return () => recordUnitView(ctx, { courseKey, block });
}

// For routes: their errors become problem documents, so nothing is mapped here.

export async function readFrame(courseKey: string, block: string): Promise<string> {
  return openFrame(await visit(), { courseKey, block, viewAs: await viewAs() });
}

export async function readVideoTranscript(courseKey: string, block: string, language: string): Promise<string> {
  return readTranscript(await visit(), { courseKey, block, language, viewAs: await viewAs() });
}

export async function jumpPath(courseKey: string, id: string): Promise<string> {
  return jumpTo(await visit(), { courseKey, id, viewAs: await viewAs() });
}
