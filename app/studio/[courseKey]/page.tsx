import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OutlineAside } from '@/components/studio/outline/outline-aside';
import { OutlineBoard } from '@/components/studio/outline/outline-board';
import { ClientMessages } from '@/i18n/client-messages';
import { studioUnitPath } from '@/lib/courses';
import { openForPage, type StudioPageProps } from './open-for-page';
import { changeOutline, inspectOutline, openBlockSettings, saveBlockSettings } from './outline-actions';
import { OutlinePanel } from './outline-panel';
import { showOutline } from './show-outline';
import { StudioPage } from './studio-page';

interface OutlinePageProps extends StudioPageProps {
  /** `block`: the chosen one, `TYPE@ID`. */
  readonly searchParams: Promise<{ readonly block?: string | string[] }>;
}

export async function generateMetadata(props: StudioPageProps): Promise<Metadata> {
  const { course } = await openForPage(props);
  return { title: course.run.title };
}

/** The outline of a course: its sections, subsections and units as the team works on them. */
export default async function StudioOutlinePage(props: OutlinePageProps) {
  const [{ ctx, course }, { block }, t] = await Promise.all([
    openForPage(props),
    props.searchParams,
    getTranslations('studioBlockPanel'),
  ]);
  const { rows, summary, changes } = await showOutline(ctx, course);
  const { courseKey, run } = course;
  const chosen = typeof block === 'string' ? block : null;
  const version = `${run.draftRoot}${run.publishedRoot}`;
  const aside = (
    <OutlineAside
      key={courseKey}
      courseKey={courseKey}
      label={t('label')}
      chosen={chosen}
      version={version}
      inspect={inspectOutline}
    >
      <OutlinePanel ctx={ctx} course={course} block={chosen} />
    </OutlineAside>
  );
  return (
    <StudioPage course={course} place="outline" aside={aside}>
      <ClientMessages namespaces={['studioOutline', 'studioPasted', 'ui']}>
        <OutlineBoard
          key={courseKey}
          course={{
            key: courseKey,
            block: course.draft.course.block,
            title: run.title,
            lang: run.language ?? undefined,
            unitsPath: studioUnitPath(courseKey, ''),
          }}
          summary={summary}
          rows={rows}
          changes={changes}
          chosen={chosen}
          may={{ edit: course.can('course.edit'), publish: course.can('course.publish') }}
          actions={{ change: changeOutline, openSettings: openBlockSettings, saveSettings: saveBlockSettings }}
        />
      </ClientMessages>
    </StudioPage>
  );
}
