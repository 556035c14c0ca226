import { getTranslations } from 'next-intl/server';
import { findPlace } from '@/app/studio/[courseKey]/check/find-place';
import { FindingGroups } from '@/components/studio/check/finding-groups';
import type { UserContext } from '@/lib/auth';
import { type ImportContents, linkToBlock, openStudioCourse, type StudioImport } from '@/lib/courses';

/** What was found in the archive; once it is a course, with the way to each block. */
export async function ImportFindings({
  ctx,
  found,
  contents,
}: {
  readonly ctx: UserContext;
  readonly found: StudioImport;
  readonly contents: ImportContents;
}) {
  const [t, check, places] = await Promise.all([
    getTranslations('studioImport.findings'),
    getTranslations('studioCheck'),
    getTranslations('studio.nav.place'),
  ]);
  const { counts, findings } = contents;
  const courseKey = found.state === 'done' ? found.courseKey : null;
  // Who may import over a course may see its draft too; a course that is gone since has no links.
  const draft = courseKey
    ? await openStudioCourse(ctx, courseKey).then(
        (course) => course.draft,
        () => null,
      )
    : null;
  const known = courseKey && draft ? { courseKey, draft } : null;
  return (
    <section aria-labelledby="findings">
      <h2 id="findings" className="mb-1 text-xl">
        {findings.length > 0 ? t('title') : t('noneTitle')}
      </h2>
      <p className="mb-4 max-w-measure text-sm text-ink-2">
        {(['error', 'warning', 'info'] as const)
          .map((severity) => check(`counts.${severity}`, { count: counts[severity] }))
          .join(', ')}
        {'. '}
        {findings.length > 0 ? (known ? t('linked') : t('kept')) : t('noneText')}
      </p>
      <FindingGroups
        findings={findings}
        linkOf={(block) => (known ? linkToBlock(known.courseKey, known.draft, block) : undefined)}
        placeOf={(finding) =>
          known
            ? findPlace(known.courseKey, finding, (place) => check('openSettings', { place: places(place) }))
            : undefined
        }
      />
    </section>
  );
}
