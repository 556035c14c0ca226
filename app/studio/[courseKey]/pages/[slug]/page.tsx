import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/studio/settings/action-form';
import { SettingsForm } from '@/components/studio/settings/settings-form';
import { Button, LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/i18n/client-messages';
import { listPages, readLive, staticPagePath, studioCoursePath } from '@/lib/courses';
import { openForPage } from '../../open-for-page';
import { openForm } from '../../settings-form/open-values';
import { StudioPage } from '../../studio-page';
import { editPages, savePage } from '../actions';
import { pageControls } from '../controls';

interface EditPageProps {
  readonly params: Promise<{ readonly courseKey: string; readonly slug: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioPages'))('edit') };
}

/** The editor of one of the course's own pages. */
export default async function EditPagePage(props: EditPageProps) {
  const slug = decodeURIComponent((await props.params).slug);
  const { ctx, course } = await openForPage(props, 'pages');
  const { courseKey } = course;
  const [t, timeZone, live] = await Promise.all([getTranslations('studioPages'), getTimeZone(), readLive(ctx, course)]);
  const page = listPages(live).find((one) => one.slug === slug);
  if (!page) {
    notFound();
  }
  const form = openForm(live, pageControls(slug), timeZone);
  const lang = course.run.language ?? undefined;
  const field = (name: 'name' | 'hidden' | 'staff' | 'html') => ({
    name,
    label: t(`field.${name}.label`),
    hint: t(`field.${name}.hint`),
    value: form.shown(name),
  });
  return (
    <StudioPage course={course} place="pages">
      <PageHeader
        eyebrow={<TextLink href={studioCoursePath(courseKey, 'pages')}>{t('title')}</TextLink>}
        title={<bdi lang={lang}>{page.name}</bdi>}
        actions={
          <LinkButton href={staticPagePath(courseKey, slug)} variant="quiet" size="sm">
            {t('see')}
          </LinkButton>
        }
      />
      <ClientMessages namespaces={['ui', 'studioForms']}>
        <SettingsForm
          action={savePage}
          courseKey={courseKey}
          opened={form.opened}
          timeZone={timeZone}
          hidden={{ slug }}
          sections={[
            {
              id: 'page',
              title: t('section'),
              fields: [
                { ...field('name'), kind: 'text', isWide: true, lang },
                { ...field('html'), kind: 'html', isWide: true, rows: 16, lang },
                { ...field('hidden'), kind: 'checkbox' },
                { ...field('staff'), kind: 'checkbox' },
              ],
            },
          ]}
        />
        <ActionForm action={editPages} hidden={{ courseKey, slug }} label={t('remove')} className="mt-6">
          <Button type="submit" name="intent" value="remove" variant="danger" size="sm">
            {t('remove')}
          </Button>
        </ActionForm>
      </ClientMessages>
    </StudioPage>
  );
}
