import type { PrintPage, PrintPageResult } from '@/lib/courses';
import type { OpenCourseInput, VisitContext } from '@/lib/enrollments';
import { openUnit } from './open-unit';

/** A unit as it is printed: where it stands, and its blocks with what the learner answered. Two queries. */
export async function printUnit(
  ctx: VisitContext,
  input: OpenCourseInput & { readonly block: string },
): Promise<PrintPageResult> {
  const page = await openUnit(ctx, input);
  if (page.status === 'closed') {
    return page;
  }
  const { course, unit, breadcrumbs, blocks } = page;
  return {
    status: 'open',
    course,
    unit: { block: unit.block, title: unit.title, href: unit.href },
    breadcrumbs: breadcrumbs.map(({ title }) => title),
    blocks,
  } satisfies PrintPage;
}
