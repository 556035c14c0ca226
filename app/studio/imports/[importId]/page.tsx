import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { StudioHomePage } from '@/app/studio/home-page';
import { ImportContentsList } from '@/components/studio/imports/import-contents';
import { ImportDecision } from '@/components/studio/imports/import-decision';
import { ImportFailure } from '@/components/studio/imports/import-failure';
import { ImportStages } from '@/components/studio/imports/import-stages';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { RefreshWhile } from '@/components/ui/refresh-while';
import { ClientMessages } from '@/i18n/client-messages';
import { requireUser } from '@/lib/auth';
import { importPath, listCreatableOrganizations, studioCoursePath, viewImport } from '@/lib/courses';
import { parseCourseKey } from '@/lib/olx/identity';
import { checkKey } from '../../actions';
import { decideImport } from '../actions';
import { ImportFindings } from './import-findings';

interface ImportPageProps {
  readonly params: Promise<{ readonly importId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioImport');
  return { title: t('title') };
}

/** How far an import is, what the archive holds, what it becomes, and at the end what to look after. */
export default async function ImportPage({ params }: ImportPageProps) {
  const { importId } = await params;
  const ctx = await requireUser(importPath(importId));
  const [found, { organizations }, t] = await Promise.all([
    forPage(() => viewImport(ctx, { importId })),
    listCreatableOrganizations(ctx),
    getTranslations('studioImport'),
  ]);
  const { state, contents, courseKey } = found;
  const isUnderWay = state === 'checking' || state === 'running';
  const initial = parseCourseKey(contents?.courseKey ?? '') ?? { org: '', number: '', run: '' };
  return (
    <StudioHomePage>
      {isUnderWay ? <RefreshWhile everyMs={1200} /> : null}
      <PageHeader eyebrow={t('title')} title={<bdi>{contents?.title ?? found.fileName}</bdi>} />
      <div className="grid gap-8">
        {state === 'done' && courseKey ? (
          <Notice tone="good" title={t('done.title')} isAnnounced>
            <p className="mt-1 mb-3">{t.rich('done.text', { key: () => <bdi>{courseKey}</bdi> })}</p>
            <LinkButton href={studioCoursePath(courseKey)}>{t('done.open')}</LinkButton>
          </Notice>
        ) : null}
        {state === 'failed' ? <ImportFailure code={found.errorCode ?? ''} message={found.errorMessage ?? ''} /> : null}
        {isUnderWay ? (
          <section aria-labelledby="stages">
            <h2 id="stages" className="mb-1 text-xl">
              {state === 'checking' ? t('checking') : t('running')}
            </h2>
            <p className="mb-4 text-sm text-ink-2">{t('leave')}</p>
            <ImportStages found={found} />
          </section>
        ) : null}
        {contents ? <ImportContentsList contents={contents} /> : null}
        {state === 'waiting' ? (
          <section aria-labelledby="decide">
            <h2 id="decide" className="mb-1 text-xl">
              {t('decide.title')}
            </h2>
            <p className="mb-4 max-w-measure text-sm text-ink-2">{t('decide.text')}</p>
            <ClientMessages namespaces={['ui', 'studioHome', 'studioImport']}>
              <ImportDecision
                importId={importId}
                initial={initial}
                organizations={organizations}
                action={decideImport}
                check={checkKey}
              />
            </ClientMessages>
          </section>
        ) : null}
        {contents ? <ImportFindings ctx={ctx} found={found} contents={contents} /> : null}
      </div>
    </StudioHomePage>
  );
}
