import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/studio/settings/action-form';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { isProgressHidden, listPages, readLive } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';
import { editPages } from './actions';
import { PageRow } from './page-row';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioPages'))('title') };
}

/** The course's own pages: made, ordered, hidden; and which of the platform's pages learners have. */
export default async function PagesPage(props: StudioPageProps) {
  const { ctx, course } = await openForPage(props, 'pages');
  const { courseKey } = course;
  const [t, live] = await Promise.all([getTranslations('studioPages'), readLive(ctx, course)]);
  const pages = listPages(live);
  const lang = course.run.language ?? undefined;
  const isHidden = isProgressHidden(live);
  return (
    <StudioPage course={course} place="pages">
      <PageHeader title={t('title')} />
      <ClientMessages namespaces={['ui']}>
        <div className="studio-form">
          <StudioSection id="own" title={t('own.title')} text={t('own.text')}>
            <div className="grid gap-4">
              {pages.length > 0 ? (
                <ol className="studio-rows">
                  {pages.map((page, index) => (
                    <PageRow
                      key={page.slug}
                      page={page}
                      courseKey={courseKey}
                      lang={lang}
                      isFirst={index === 0}
                      isLast={index === pages.length - 1}
                    />
                  ))}
                </ol>
              ) : (
                <p className="text-sm text-ink-3">{t('own.none')}</p>
              )}
              <ActionForm
                action={editPages}
                hidden={{ courseKey }}
                label={t('own.add')}
                className="flex flex-wrap items-end gap-2 border-t border-line pt-4"
              >
                <label htmlFor="new-page" className="grid gap-1 text-sm font-semibold">
                  {t('own.newName')}
                  <Input id="new-page" name="name" dir="auto" lang={lang} className="max-w-64 font-normal" />
                </label>
                <Button type="submit" name="intent" value="add" variant="quiet" size="sm">
                  {t('own.add')}
                </Button>
              </ActionForm>
            </div>
          </StudioSection>
          <StudioSection id="built" title={t('built.title')} text={t('built.text')}>
            <ActionForm action={editPages} hidden={{ courseKey }} label={t('built.progress')} className="studio-row">
              <span>{t(isHidden ? 'built.progressHidden' : 'built.progressShown')}</span>
              <Button
                type="submit"
                name="intent"
                value={isHidden ? 'show-progress' : 'hide-progress'}
                variant="quiet"
                size="sm"
              >
                {t(isHidden ? 'built.show' : 'built.hide')}
              </Button>
            </ActionForm>
          </StudioSection>
        </div>
      </ClientMessages>
    </StudioPage>
  );
}
