import type { Metadata } from 'next';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { BlockShown } from '@/components/course/block-shown';
import { CourseNotices } from '@/components/course/course-shell';
import { UnitKeys } from '@/components/course/unit-keys';
import { UnitNext } from '@/components/course/unit-next';
import { UnitOutline } from '@/components/course/unit-outline';
import { UnitStrip } from '@/components/course/unit-strip';
import { Drawn } from '@/components/drawn/drawn';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { printUnitPath, unitPath } from '@/lib/courses';
import { ClosedPageShown } from '../../../../closed-page';
import { LearnFrame } from '../../../../learn-frame';
import { recordingView, unitPage } from '../../../../read-course';
import { decoded, type UnitParams } from '../../params';
import { actOnProblem } from './actions';

export async function generateMetadata({ params }: UnitParams): Promise<Metadata> {
  const { courseKey, block } = await decoded(params);
  const page = await unitPage(courseKey, block);
  const unit = page.status === 'open' ? page.unit.title : '';
  return { title: [unit, page.course.title].filter(Boolean).join(' · ') };
}

export default async function UnitRoute({ params }: UnitParams) {
  const { courseKey, block } = await decoded(params);
  const page = await unitPage(courseKey, block);
  if (page.status === 'closed') {
    return <ClosedPageShown page={page} path={unitPath(courseKey, block)} />;
  }
  if (page.viewable.length > 0) {
    // The reader does not wait for the tick.
    after(await recordingView(courseKey, block));
  }
  const t = await getTranslations('learn');
  const { course, unit, sequence, breadcrumbs } = page;
  const lang = course.language;
  const at = sequence.units.findIndex((item) => item.isCurrent) + 1;
  return (
    <LearnFrame course={course}>
      <div className="unit-page">
        <Drawn>
          <UnitOutline course={course} sections={page.outline} />
        </Drawn>
        <article className="mx-auto w-full max-w-measure px-4 pt-7 pb-14 sm:px-6">
          <Drawn>
            <UnitStrip lang={lang} units={sequence.units} />
          </Drawn>
          <Drawn>
            <p className="mb-2 flex flex-wrap gap-x-2 text-sm text-ink-3">
              {breadcrumbs.map((crumb) => (
                <span key={crumb.block} lang={lang ?? undefined}>
                  <Link className="text-ink-3 no-underline hover:underline" href={crumb.href}>
                    {crumb.title}
                  </Link>{' '}
                  ·
                </span>
              ))}
              <span>{t('unitOf', { at, total: sequence.units.length })}</span>
              <a
                className="ms-auto text-ink-3 no-underline hover:underline"
                data-chrome
                href={printUnitPath(courseKey, block)}
              >
                {t('print')}
              </a>
            </p>
          </Drawn>
          <h1 className="mb-6 text-title" lang={lang ?? undefined}>
            {unit.title}
          </h1>
          {unit.isStaffOnly && (
            <p className="mb-6">
              <Badge>{t('staffOnly')}</Badge>
            </p>
          )}
          <CourseNotices course={course} />
          <div lang={lang ?? undefined}>
            {page.blocks.length === 0 && <p className="text-ink-2">{t('emptyUnit')}</p>}
            {page.blocks.map((shown) => (
              <BlockShown
                action={actOnProblem}
                block={shown}
                courseKey={courseKey}
                key={shown.block}
                unitHref={unitPath(courseKey, block)}
              />
            ))}
          </div>
          <Drawn>
            <UnitNext lang={lang} next={page.next} previous={page.previous} />
          </Drawn>
          <UnitKeys next={page.next?.href ?? null} previous={page.previous?.href ?? null} />
        </article>
      </div>
    </LearnFrame>
  );
}
