import type { Metadata } from 'next';
import { BlockShown } from '@/components/course/block-shown';
import { printUnitPath, unitPath } from '@/lib/courses';
import { ClosedPageShown } from '../../../../../closed-page';
import { printPage } from '../../../../../read-course';
import { decoded, type UnitParams } from '../../../params';
import { actOnProblem } from '../actions';

export async function generateMetadata({ params }: UnitParams): Promise<Metadata> {
  const { courseKey, block } = await decoded(params);
  const page = await printPage(courseKey, block);
  const unit = page.status === 'open' ? page.unit.title : '';
  return { title: [unit, page.course.title].filter(Boolean).join(' · '), robots: { index: false } };
}

/** The unit on paper: its blocks and nothing around them. */
export default async function PrintUnitRoute({ params }: UnitParams) {
  const { courseKey, block } = await decoded(params);
  const page = await printPage(courseKey, block);
  if (page.status === 'closed') {
    return <ClosedPageShown page={page} path={unitPath(courseKey, block)} />;
  }
  const lang = page.course.language ?? undefined;
  return (
    <main id="main">
      <article className="mx-auto w-full max-w-measure px-4 py-8" lang={lang}>
        <p className="text-ink-3 text-sm">{[page.course.title, ...page.breadcrumbs].join(' · ')}</p>
        <h1 className="mt-1 mb-6 text-title">{page.unit.title}</h1>
        {page.blocks.map((shown) => (
          <BlockShown
            action={actOnProblem}
            block={shown}
            courseKey={courseKey}
            key={shown.block}
            unitHref={printUnitPath(courseKey, block)}
          />
        ))}
      </article>
    </main>
  );
}
