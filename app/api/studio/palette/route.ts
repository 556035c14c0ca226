import { getTranslations } from 'next-intl/server';
import type { PaletteItem } from '@/components/studio/command/palette-item';
import { currentContext } from '@/lib/auth';
import {
  coursePath,
  findCourseCreation,
  importsPath,
  linkToBlock,
  openStudioCourse,
  rerunPath,
  studioCoursePath,
  studioPath,
  studioPlaces,
} from '@/lib/courses';
import { route } from '@/lib/route';

/** Everything of a course that the palette finds: its places, what can be done, its blocks and files. */
export function GET(request: Request): Promise<Response> {
  return route(async () => {
    const courseKey = new URL(request.url).searchParams.get('course') ?? '';
    const ctx = await currentContext();
    const course = await openStudioCourse(ctx, courseKey);
    const creation = await findCourseCreation(ctx);
    const { draft } = course;
    const [t, places] = await Promise.all([getTranslations('studioPalette'), getTranslations('studio.nav.place')]);
    const files = draft.manifest === null ? [] : (await ctx.courseware.getManifest(draft.manifest)).files;
    const actions: PaletteItem[] = [
      { kind: 'action', label: t('action.learner'), detail: '', href: coursePath(courseKey) },
      { kind: 'action', label: t('action.export'), detail: '', href: studioCoursePath(courseKey, 'export') },
      { kind: 'action', label: t('action.check'), detail: '', href: studioCoursePath(courseKey, 'check') },
      ...(creation.mayMake(courseKey)
        ? [{ kind: 'action' as const, label: t('action.rerun'), detail: '', href: rerunPath(courseKey) }]
        : []),
      ...(course.can('course.import')
        ? [{ kind: 'action' as const, label: t('action.import'), detail: '', href: importsPath }]
        : []),
      { kind: 'action', label: t('action.courses'), detail: '', href: studioPath },
    ];
    const items: readonly PaletteItem[] = [
      ...studioPlaces.map((place) => ({
        kind: 'place' as const,
        label: places(place),
        detail: '',
        href: studioCoursePath(courseKey, place),
      })),
      ...actions,
      ...[...draft.entries.keys()].slice(1).flatMap((block): PaletteItem[] => {
        const link = linkToBlock(courseKey, draft, block);
        return link
          ? [{ kind: 'block', label: link.title, detail: [...link.path, block].join(' › '), href: link.href }]
          : [];
      }),
      ...files
        .filter(({ place }) => place === 'static')
        .map(({ path }) => ({
          kind: 'file' as const,
          label: path,
          detail: '',
          href: `${studioCoursePath(courseKey, 'files')}?file=${encodeURIComponent(path)}`,
        })),
    ];
    return Response.json({ items }, { headers: { 'cache-control': 'private, no-store' } });
  });
}
