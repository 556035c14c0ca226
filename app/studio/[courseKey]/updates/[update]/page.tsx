import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { SettingsForm } from '@/components/studio/settings/settings-form';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/i18n/client-messages';
import { listCourseUpdates, readLive, studioCoursePath } from '@/lib/courses';
import { openForPage } from '../../open-for-page';
import { openForm } from '../../settings-form/open-values';
import { StudioPage } from '../../studio-page';
import { saveUpdate } from '../actions';
import { updateControls } from '../controls';

interface EditUpdateProps {
  readonly params: Promise<{ readonly courseKey: string; readonly update: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioUpdates'))('edit') };
}

/** The editor of one update. */
export default async function EditUpdatePage(props: EditUpdateProps) {
  const { update: id } = await props.params;
  const { ctx, course } = await openForPage(props, 'updates');
  const { courseKey } = course;
  const [t, timeZone, live] = await Promise.all([
    getTranslations('studioUpdates'),
    getTimeZone(),
    readLive(ctx, course),
  ]);
  const update = listCourseUpdates(live).find((one) => String(one.id) === id);
  if (!update) {
    notFound();
  }
  const form = openForm(live, updateControls(id), timeZone);
  const lang = course.run.language ?? undefined;
  return (
    <StudioPage course={course} place="updates">
      <PageHeader
        eyebrow={<TextLink href={studioCoursePath(courseKey, 'updates')}>{t('title')}</TextLink>}
        title={update.date || t('updates.undated')}
      />
      <ClientMessages namespaces={['ui', 'studioForms']}>
        <SettingsForm
          action={saveUpdate}
          courseKey={courseKey}
          opened={form.opened}
          timeZone={timeZone}
          hidden={{ id }}
          sections={[
            {
              id: 'update',
              title: t('edit'),
              fields: [
                { name: 'date', kind: 'text', label: t('date'), value: form.shown('date'), lang },
                {
                  name: 'html',
                  kind: 'html',
                  label: t('text'),
                  value: form.shown('html'),
                  isWide: true,
                  rows: 10,
                  lang,
                },
              ],
            },
          ]}
        />
      </ClientMessages>
    </StudioPage>
  );
}
