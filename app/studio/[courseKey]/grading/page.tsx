import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GradingForm } from '@/components/studio/grading/grading-form';
import { draftOf } from '@/components/studio/grading/write-grading';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { parseGradingPolicy } from '@/lib/grading';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';
import { changeGrading } from './actions';
import { typeUses } from './type-uses';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioGrading'))('title') };
}

/** What counts for how much, from which grade on one passes, and what a change of it does to whom. */
export default async function GradingPage(props: StudioPageProps) {
  const [{ course }, t] = await Promise.all([openForPage(props, 'grading'), getTranslations('studioGrading')]);
  const { gradingPolicy } = course.published.documents;
  const opened = { policy: gradingPolicy ?? undefined, grace: course.published.course.ownSettings.graceperiod };
  const { uses, strays } = typeUses(course);
  const read = parseGradingPolicy(gradingPolicy);
  return (
    <StudioPage course={course} place="grading">
      <PageHeader title={t('title')} />
      {read.ok ? null : (
        <Notice tone="bad" title={t('unusable')} className="mb-5 max-w-wide">
          <ul>
            {read.faults.map(({ path, message }) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {strays.length > 0 ? (
        <Notice tone="warn" title={t('strays', { count: strays.length })} className="mb-5">
          <ul className="list-disc ps-5">
            {strays.map(({ block, title, format }) => (
              <li key={block}>{t('stray', { title, format })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ClientMessages namespaces={['ui', 'studioForms', 'studioGrading']}>
        <GradingForm
          action={changeGrading}
          courseKey={course.courseKey}
          opened={JSON.stringify(opened)}
          draft={draftOf(opened)}
          uses={uses}
          lang={course.run.language ?? undefined}
        />
      </ClientMessages>
    </StudioPage>
  );
}
