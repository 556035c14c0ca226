import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { SiteCourseTable } from '@/components/admin/courses/site-course-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { requireUser } from '@/lib/auth';
import { listSiteCourses } from '@/lib/catalog';
import { readSiteActivity } from '@/lib/rollups';
import { AdminPage } from '../admin-page';
import { lastDays } from '../last-days';
import { type AdminPageProps, readSearch, searchText } from '../search';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.courses');
  return { title: t('title') };
}

const path = '/admin/courses';

/** Every course run of the site: how many are enrolled, what happened lately, how large its files are. */
export default async function CoursesPage(props: AdminPageProps) {
  const ctx = await requireUser(path);
  const { q } = await readSearch(props, z.object({ q: searchText() }));
  const [courses, activity, t] = await forPage(
    () =>
      Promise.all([
        listSiteCourses(ctx, { query: q }),
        readSiteActivity(ctx, lastDays(ctx.now, 30)),
        getTranslations('admin.courses'),
      ]),
    path,
  );
  return (
    <AdminPage page="courses">
      <PageHeader title={t('title')} lead={t('lead')} />
      <form method="get" action={path} className="mb-5 flex flex-wrap items-end gap-3">
        <Field id="q" label={t('search')}>
          {(control) => <Input {...control} type="search" name="q" defaultValue={q} className="w-72 max-w-full" />}
        </Field>
        <Button type="submit" variant="quiet">
          {t('show')}
        </Button>
      </form>
      {courses.length > 0 ? (
        <SiteCourseTable courses={courses} figures={activity.courses} />
      ) : (
        <EmptyState title={t(q ? 'noneTitle' : 'emptyTitle')}>
          {q ? <TextLink href={path}>{t('showAll')}</TextLink> : t('emptyText')}
        </EmptyState>
      )}
    </AdminPage>
  );
}
