import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BlockShown } from '@/components/course/block-shown';
import { readBlockTitle } from '@/components/studio/unit/block-title';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { studioUnitPath } from '@/lib/courses';
import { StudioPage } from '../../../studio-page';
import { answerPreview } from '../actions';
import { readUnit, type UnitPageProps } from '../read-unit';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioUnit');
  return { title: t('preview') };
}

/** The draft of a unit in the measure of a learner's page, without the tools of its editor. Nothing is recorded by looking at it. */
export default async function UnitPreviewPage(props: UnitPageProps) {
  const { unit, studio } = await readUnit(props);
  const t = await getTranslations('studioUnit');
  const untitled = await getTranslations('studioUnit.untitled');
  const lang = studio.run.language ?? undefined;
  const views = unit.blocks.flatMap((block) => block.views);
  return (
    <StudioPage course={studio} place="outline">
      <article className="mx-auto w-full max-w-measure">
        <Notice className="mb-6">
          <p>{t('previewNote')}</p>
          <LinkButton className="mt-2" href={studioUnitPath(studio.courseKey, unit.block)} size="sm" variant="quiet">
            {t('backToUnit')}
          </LinkButton>
        </Notice>
        <h1 className="mb-6 text-title" lang={lang}>
          {readBlockTitle(untitled, unit)}
        </h1>
        <div lang={lang}>
          {views.map((view) => (
            <BlockShown
              key={view.block}
              action={answerPreview}
              block={view}
              courseKey={studio.courseKey}
              unitHref={studioUnitPath(studio.courseKey, unit.block)}
            />
          ))}
        </div>
      </article>
    </StudioPage>
  );
}
