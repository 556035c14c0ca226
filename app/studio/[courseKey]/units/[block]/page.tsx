import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BlockShown } from '@/components/course/block-shown';
import { PreviewProvider } from '@/components/studio/problem/preview/preview-context';
import { ReviewPanel } from '@/components/studio/review/review-panel';
import { readBlockTitle } from '@/components/studio/unit/block-title';
import { UnitChanges } from '@/components/studio/unit/unit-changes';
import { UnitDesk } from '@/components/studio/unit/unit-desk';
import { UnitHead } from '@/components/studio/unit/unit-head';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ClientMessages } from '@/i18n/client-messages';
import { studioCoursePath, studioPreviewPath, studioUnitPath, unitPath } from '@/lib/courses';
import { listThreads } from '@/lib/reviews';
import { previewProblemAction } from '../../preview-problem-action';
import { StudioPage } from '../../studio-page';
import { answerPreview, listImages, openBlock, saveBlock } from './actions';
import { readUnit, type UnitPageProps } from './read-unit';
import { settleThread, writeComment } from './review-actions';
import { changeUnit } from './tree-actions';
import { UnitHistory } from './unit-history';

export async function generateMetadata(props: UnitPageProps): Promise<Metadata> {
  const [{ unit, studio }, t] = await Promise.all([readUnit(props), getTranslations('studioUnit.untitled')]);
  return { title: `${readBlockTitle(t, unit)} · ${studio.run.title}` };
}

/** The editor of a unit: its blocks as learners will see them, what each says differently from what they see now, and how to change them. */
export default async function StudioUnitPage(props: UnitPageProps) {
  const { ctx, unit, studio } = await readUnit(props);
  const t = await getTranslations('studioUnit');
  const untitled = await getTranslations('studioUnit.untitled');
  const { courseKey, run } = studio;
  const lang = run.language ?? undefined;
  const blocks = unit.blocks.map(({ views, holdsBlocks, ...block }) => ({
    ...block,
    blocksHref: holdsBlocks ? studioUnitPath(courseKey, block.block) : null,
    title: readBlockTitle(untitled, block),
    kind: readBlockTitle(untitled, { ...block, title: '' }),
    preview: (
      <div lang={lang}>
        {views.length === 0 && <p className="text-ink-3">{t('blockEmpty')}</p>}
        {views.map((view) => (
          <BlockShown
            key={view.block}
            action={answerPreview}
            block={view}
            courseKey={courseKey}
            unitHref={studioUnitPath(courseKey, unit.block)}
          />
        ))}
      </div>
    ),
  }));
  return (
    <StudioPage
      aside={
        <>
          <UnitChanges unit={unit} />
          <UnitHistory ctx={ctx} course={studio} unit={unit.block} />
          <ClientMessages namespaces={['studioReview']}>
            <ReviewPanel
              actions={{ comment: writeComment, settle: settleThread }}
              blocks={blocks.map(({ block, title }) => ({ block, title }))}
              courseKey={courseKey}
              threads={await listThreads(ctx, { courseKey, unit: unit.unit })}
              unit={unit.unit}
            />
          </ClientMessages>
        </>
      }
      course={studio}
      place="outline"
      where={readBlockTitle(untitled, unit)}
    >
      <UnitHead
        lang={lang}
        links={{
          outline: studioCoursePath(courseKey),
          units: studioUnitPath(courseKey, ''),
          previous: unit.previous && studioUnitPath(courseKey, unit.previous.block),
          next: unit.next && studioUnitPath(courseKey, unit.next.block),
        }}
        unit={unit}
      />
      <ClientMessages namespaces={['studioUnit', 'studioPasted', 'studioProblem', 'studioCode', 'ui']}>
        <PreviewProvider action={previewProblemAction}>
          <UnitDesk
            actions={{ open: openBlock, save: saveBlock, listImages, change: changeUnit }}
            blocks={blocks}
            can={{ edit: studio.can('course.edit'), publish: studio.can('course.publish') }}
            courseKey={courseKey}
            links={
              <>
                <LinkButton href={studioPreviewPath(courseKey, unit.unit)} size="sm" variant="quiet">
                  {t('preview')}
                </LinkButton>
                {unit.state !== 'draft' && (
                  <LinkButton href={unitPath(courseKey, unit.unit)} size="sm" variant="plain">
                    {t('live')}
                  </LinkButton>
                )}
              </>
            }
            unit={{
              block: unit.block,
              title: readBlockTitle(untitled, unit),
              isOpen: unit.type === 'vertical' && !unit.isInline,
              hasSettings: !unit.isInline && (unit.type === 'vertical' || unit.block !== unit.unit),
              state: unit.state,
            }}
            empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
          />
        </PreviewProvider>
      </ClientMessages>
    </StudioPage>
  );
}
