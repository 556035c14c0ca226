import { getTranslations } from 'next-intl/server';
import { FindingGroups } from '@/components/studio/check/finding-groups';
import { EmptyState } from '@/components/ui/empty-state';
import type { UserContext } from '@/lib/auth';
import { checkByHeads, linkToBlock, type StudioCourse } from '@/lib/courses';
import { findPlace } from './find-place';

/** Runs the check and shows what it found. */
export async function CheckReport({
  ctx,
  course,
  tree,
}: {
  readonly ctx: UserContext;
  readonly course: StudioCourse;
  readonly tree: 'draft' | 'published';
}) {
  const { courseKey, draft } = course;
  const [result, t, places] = await Promise.all([
    checkByHeads(ctx, { courseKey, tree }),
    getTranslations('studioCheck'),
    getTranslations('studio.nav.place'),
  ]);
  const { counts, errors, scripts } = result;
  const blocks = Object.values(result.blocks).reduce((sum, count) => sum + count, 0);
  const said = (['error', 'warning', 'info'] as const).map((severity) =>
    t(`counts.${severity}`, { count: counts[severity] }),
  );
  const isClean = counts.error + counts.warning === 0;
  return (
    <div className="grid gap-6">
      {isClean ? (
        <EmptyState title={t('clean.title')}>{t('clean.text', { count: blocks })}</EmptyState>
      ) : (
        <p role="status" className="num text-ink-2">
          {said.join(', ')}
        </p>
      )}
      <FindingGroups
        findings={errors}
        linkOf={(block) => linkToBlock(courseKey, draft, block)}
        placeOf={(finding) => findPlace(courseKey, finding, (place) => t('openSettings', { place: places(place) }))}
      />
      {scripts.run > 0 ? <p className="text-sm text-ink-3">{t('scripts', scripts)}</p> : null}
    </div>
  );
}
