import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { studioCoursePath } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioExport');
  return { title: t('title') };
}

/** Takes the course away as an archive that Open edX and Lectern read. */
export default async function ExportPage(props: StudioPageProps) {
  const [{ course }, t] = await Promise.all([openForPage(props, 'export'), getTranslations('studioExport')]);
  const { courseKey, run, draft, published } = course;
  const hasDrafts = run.draftRoot !== run.publishedRoot;
  const download = `${studioCoursePath(courseKey, 'export')}/archive`;
  return (
    <StudioPage course={course} place="export">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Sheet as="section" className="grid max-w-measure gap-4">
        <div className="grid gap-1.5">
          <p>{t('blocks', { published: published.entries.size, draft: draft.entries.size })}</p>
          <p className="text-sm text-ink-2">{hasDrafts ? t('withDrafts') : t('withoutDrafts')}</p>
          <p className="text-sm text-ink-3">
            {t.rich('changed', { date: () => <DateTime value={run.updatedAt} style="instant" /> })}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-4">
          {/* A download, no page: the browser takes it by itself. */}
          <LinkButton href={download} download data-in-place={undefined}>
            {t('download')}
          </LinkButton>
          <TextLink href={studioCoursePath(courseKey, 'check')}>{t('checkFirst')}</TextLink>
        </div>
      </Sheet>
      <p className="mt-6 max-w-measure text-sm text-ink-2">{t('what')}</p>
    </StudioPage>
  );
}
