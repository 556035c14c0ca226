import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { currentSettings } from '@/app/shown-site';
import { StudioHomePage } from '@/app/studio/home-page';
import { ArchivedNotice } from '@/components/studio/home/archived-notice';
import { TeamCourseFilter } from '@/components/studio/home/team-course-filter';
import { TeamCourseTable } from '@/components/studio/home/team-course-table';
import { WhoMakesCourses } from '@/components/studio/home/who-makes-courses';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { listTeamCourses } from '@/lib/catalog';
import { findCourseCreation, importsPath, newCoursePath } from '@/lib/courses';
import { canSomewhere } from '@/lib/permissions';
import { putAway } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio');
  return { title: t('title') };
}

/** What the address may ask for; anything else is as if it had not been said. */
const search = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['current', 'archived', 'all']).catch('current'),
  archived: z.string().optional().catch(undefined),
  restored: z.string().optional().catch(undefined),
});

interface StudioHomeProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A course team's courses, and the ways to a new one. */
export default async function StudioPage({ searchParams }: StudioHomeProps) {
  const ctx = await requireUser('/studio');
  const { q: query, show, archived, restored } = search.parse(await searchParams);
  const [courses, creation, t] = await Promise.all([
    forPage(() => listTeamCourses(ctx, { query, show }), '/studio'),
    findCourseCreation(ctx),
    getTranslations('studioHome'),
  ]);
  const mayCreate = creation.isSomewhere;
  const mayImport = mayCreate || canSomewhere(ctx.actor, 'course.import');
  const ways = (
    <>
      {mayImport ? (
        <LinkButton href={importsPath} variant="quiet">
          {t('import')}
        </LinkButton>
      ) : null}
      {mayCreate ? <LinkButton href={newCoursePath}>{t('new')}</LinkButton> : null}
    </>
  );
  const isFiltered = query !== '' || show !== 'current';
  return (
    <StudioHomePage>
      <PageHeader title={t('title')} actions={ways} />
      <ArchivedNotice archived={archived} restored={restored} action={putAway} />
      {mayCreate ? null : (
        <WhoMakesCourses creation={creation} contactEmail={(await currentSettings()).general.contactEmail} />
      )}
      {courses.length > 0 || isFiltered ? <TeamCourseFilter query={query} show={show} count={courses.length} /> : null}
      {courses.length > 0 ? (
        <TeamCourseTable courses={courses} action={putAway} />
      ) : (
        <EmptyState title={isFiltered ? t('none.title') : t('empty.title')}>
          {isFiltered ? t('none.text') : mayCreate ? t('empty.textCreate') : t('empty.text')}
        </EmptyState>
      )}
    </StudioHomePage>
  );
}
