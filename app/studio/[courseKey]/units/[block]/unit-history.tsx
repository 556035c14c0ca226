import { getTranslations } from 'next-intl/server';
import { BlockHistory } from '@/components/studio/outline/block-history';
import { TextLink } from '@/components/ui/text-link';
import type { UserContext } from '@/lib/auth';
import { listBlockHistory, type StudioCourse, studioCoursePath } from '@/lib/courses';

/** Who changed what in the unit lately, each with the way to what it changed and back. */
export async function UnitHistory({
  ctx,
  course,
  unit,
}: {
  readonly ctx: UserContext;
  readonly course: StudioCourse;
  /** `TYPE@ID`. */
  readonly unit: string;
}) {
  const [t, { revisions }] = await Promise.all([
    getTranslations('studioBlockPanel'),
    listBlockHistory(ctx, course, unit),
  ]);
  const historyHref = studioCoursePath(course.courseKey, 'history');
  return (
    <section aria-labelledby="unit-history" className="mt-6">
      <h2 id="unit-history" className="studio-aside-heading">
        {t('history')}
      </h2>
      <BlockHistory
        revisions={revisions}
        compareHref={`${historyHref}/compare`}
        viewer={ctx.actor.userId}
        now={ctx.now}
      />
      <p className="mt-2">
        <TextLink href={`${historyHref}?block=${encodeURIComponent(unit)}`}>{t('all')}</TextLink>
      </p>
    </section>
  );
}
