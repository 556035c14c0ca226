import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { listCohorts } from '@/lib/cohorts';
import { readLive } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';
import { CohortSection } from './cohort-section';
import { ContentGroups, Experiments, OtherPartitions } from './group-sections';
import { shownPartitions } from './shown-groups';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioGroups'))('title') };
}

/** Content groups, experiments and cohorts: who sees what. */
export default async function GroupsPage(props: StudioPageProps) {
  const { ctx, course } = await openForPage(props, 'groups');
  const { courseKey } = course;
  const [t, live, { cohorts, unassigned }] = await Promise.all([
    getTranslations('studioGroups'),
    readLive(ctx, course),
    forPage(() => listCohorts(ctx, { courseKey })),
  ]);
  const partitions = shownPartitions(course, live.settings.user_partitions, cohorts);
  const lang = course.run.language ?? undefined;
  const content = partitions.find(({ scheme }) => scheme === 'cohort');
  return (
    <StudioPage course={course} place="groups">
      <PageHeader title={t('title')} />
      <ClientMessages namespaces={['ui']}>
        <div className="studio-form">
          <ContentGroups partition={content} courseKey={courseKey} lang={lang} />
          <CohortSection courseKey={courseKey} cohorts={cohorts} unassigned={unassigned} content={content} />
          <Experiments
            partitions={partitions.filter(({ scheme }) => scheme === 'random')}
            courseKey={courseKey}
            lang={lang}
          />
          <OtherPartitions partitions={partitions.filter(({ scheme }) => scheme !== 'random' && scheme !== 'cohort')} />
        </div>
      </ClientMessages>
    </StudioPage>
  );
}
