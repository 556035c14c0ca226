import type { Metadata } from 'next';
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import { SettingsForm } from '@/components/studio/settings/settings-form';
import { LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { courseAboutPath, listCourseImages, readLive } from '@/lib/courses';
import { titleOf } from '@/lib/enrollments';
import { formatUsageKey } from '@/lib/olx/identity';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { openForm } from '../settings-form/open-values';
import { StudioPage } from '../studio-page';
import { saveSchedule } from './actions';
import { scheduleControls } from './controls';
import { scheduleSections } from './schedule-sections';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioSettings.schedule'))('title') };
}

/** When a course runs, who finds it, and what its about page says. */
export default async function SchedulePage(props: StudioPageProps) {
  const { ctx, course } = await openForPage(props, 'schedule');
  const [t, locale, timeZone, live, images] = await Promise.all([
    getTranslations('studioSettings.schedule'),
    getLocale(),
    getTimeZone(),
    readLive(ctx, course),
    listCourseImages(ctx, course),
  ]);
  const form = openForm(live, scheduleControls, timeZone);
  const exam = form.shown('exam');
  const chapters = course.draft.course.children.map((entry) => ({
    // A run of another name, or an older form, keeps the address that it has of the section.
    value: exam.split(/[@/]/).at(-1) === entry.id ? exam : formatUsageKey(course.run, entry),
    label: titleOf(entry) || entry.id,
  }));
  const language = course.run.language ?? undefined;
  return (
    <StudioPage course={course} place="schedule">
      <PageHeader
        title={t('title')}
        actions={
          <LinkButton href={courseAboutPath(course.courseKey)} variant="quiet" size="sm">
            {t('about')}
          </LinkButton>
        }
      />
      <ClientMessages namespaces={['ui', 'studioForms']}>
        <SettingsForm
          action={saveSchedule}
          courseKey={course.courseKey}
          opened={form.opened}
          timeZone={timeZone}
          sections={await scheduleSections({ shown: form.shown, timeZone, locale, language, images, chapters })}
        />
      </ClientMessages>
    </StudioPage>
  );
}
