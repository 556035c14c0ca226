import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentSettings } from '@/app/shown-site';
import { StudioHomePage } from '@/app/studio/home-page';
import { CourseForm } from '@/components/studio/home/course-form';
import { WhoMakesCourses } from '@/components/studio/home/who-makes-courses';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/i18n/client-messages';
import { requireUser } from '@/lib/auth';
import { findCourseCreation, listCreatableOrganizations, newCoursePath, studioPath } from '@/lib/courses';
import { checkKey, makeCourse } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioHome');
  return { title: t('form.newTitle') };
}

/** Begins a course: its title and the key that it keeps. */
export default async function NewCoursePage() {
  const ctx = await requireUser(newCoursePath);
  const [{ organizations, isOpen }, t] = await Promise.all([
    listCreatableOrganizations(ctx),
    getTranslations('studioHome'),
  ]);
  const [org = ''] = organizations;
  const mayCreate = isOpen || organizations.length > 0;
  return (
    <StudioHomePage>
      <PageHeader title={t('form.newTitle')} lead={mayCreate ? t('form.newLead') : undefined} />
      {mayCreate ? (
        <ClientMessages namespaces={['ui', 'studioHome']}>
          <CourseForm
            action={makeCourse}
            check={checkKey}
            initial={{ org: isOpen && organizations.length > 1 ? '' : org, number: '', run: '' }}
            organizations={organizations}
            submit={t('form.create')}
          >
            <TextLink href={studioPath}>{t('form.cancel')}</TextLink>
          </CourseForm>
        </ClientMessages>
      ) : (
        <EmptyState title={t('form.noneTitle')}>
          <WhoMakesCourses
            creation={await findCourseCreation(ctx)}
            contactEmail={(await currentSettings()).general.contactEmail}
          />
        </EmptyState>
      )}
    </StudioHomePage>
  );
}
