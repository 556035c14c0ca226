import type { Metadata } from 'next';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/studio/settings/action-form';
import { SettingsForm } from '@/components/studio/settings/settings-form';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { Input, Textarea } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { listCourseUpdates, readLive } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { openForm } from '../settings-form/open-values';
import { StudioPage } from '../studio-page';
import { editUpdates, saveHandouts } from './actions';
import { handoutControls } from './controls';
import { UpdateRow } from './update-row';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioUpdates'))('title') };
}

/** As Open edX writes the date of an update, in every language of the interface: it is part of the course. */
const dateOf = (now: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone }).format(now);

/** What the team tells learners on the home page of the course: updates, newest first, and handouts. */
export default async function UpdatesPage(props: StudioPageProps) {
  const { ctx, course } = await openForPage(props, 'updates');
  const { courseKey } = course;
  const [t, timeZone, live] = await Promise.all([
    getTranslations('studioUpdates'),
    getTimeZone(),
    readLive(ctx, course),
  ]);
  const updates = listCourseUpdates(live);
  const form = openForm(live, handoutControls, timeZone);
  const lang = course.run.language ?? undefined;
  return (
    <StudioPage course={course} place="updates">
      <PageHeader title={t('title')} />
      <ClientMessages namespaces={['ui', 'studioForms']}>
        <div className="grid gap-5">
          <div className="studio-form">
            <StudioSection id="updates" title={t('updates.title')} text={t('updates.text')}>
              <div className="grid gap-4">
                <ActionForm
                  action={editUpdates}
                  hidden={{ courseKey, kind: 'add' }}
                  label={t('updates.add')}
                  className="grid gap-3"
                >
                  <label htmlFor="new-date" className="grid gap-1 text-sm font-semibold">
                    {t('date')}
                    <Input
                      id="new-date"
                      name="date"
                      defaultValue={dateOf(ctx.now, timeZone)}
                      className="max-w-64 font-normal"
                    />
                  </label>
                  <label htmlFor="new-update" className="grid gap-1 text-sm font-semibold">
                    {t('text')}
                    <Textarea id="new-update" name="html" rows={5} lang={lang} className="studio-code font-normal" />
                  </label>
                  <div>
                    <Button type="submit" variant="quiet" size="sm">
                      {t('updates.add')}
                    </Button>
                  </div>
                </ActionForm>
                {updates.length > 0 ? (
                  <ul className="studio-rows border-t border-line pt-4">
                    {updates.map((update) => (
                      <UpdateRow key={update.id} update={update} courseKey={courseKey} lang={lang} />
                    ))}
                  </ul>
                ) : (
                  <p className="text-sm text-ink-3">{t('updates.none')}</p>
                )}
              </div>
            </StudioSection>
          </div>
          <SettingsForm
            action={saveHandouts}
            courseKey={courseKey}
            opened={form.opened}
            timeZone={timeZone}
            submit={t('handouts.save')}
            sections={[
              {
                id: 'handouts-section',
                title: t('handouts.title'),
                text: t('handouts.text'),
                fields: [
                  {
                    name: 'handouts',
                    kind: 'html',
                    label: t('handouts.label'),
                    value: form.shown('handouts'),
                    isWide: true,
                    rows: 8,
                    lang,
                  },
                ],
              },
            ]}
          />
        </div>
      </ClientMessages>
    </StudioPage>
  );
}
