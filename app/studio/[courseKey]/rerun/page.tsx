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
import { findCourseCreation, listCreatableOrganizations, studioPath } from '@/lib/courses';
import { checkKey, makeRun } from '../../actions';
import { openForPage, type StudioPageProps } from '../open-for-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioHome');
  return { title: t('rerun.title') };
}

/** Opens a new run of a course under a key of its own. */
export default async function RerunPage(props: StudioPageProps) {
  const [{ ctx, course }, t] = await Promise.all([openForPage(props), getTranslations('studioHome')]);
  const { organizations, isOpen } = await listCreatableOrganizations(ctx);
  const { org, number, title, language } = course.run;
  return (
    <StudioHomePage>
      <PageHeader
        eyebrow={t('rerun.title')}
        title={<bdi lang={language ?? undefined}>{title}</bdi>}
        lead={t('rerun.lead')}
      />
      {isOpen || organizations.length > 0 ? (
        <ClientMessages namespaces={['ui', 'studioHome']}>
          <CourseForm
            action={makeRun}
            check={checkKey}
            initial={{ org, number, run: '' }}
            organizations={organizations}
            courseKey={course.courseKey}
            submit={t('rerun.submit')}
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
