import type { ShownUse } from '@/components/studio/files/use-list';
import { type CourseFile, linkToBlock, type StudioCourse, type StudioPlace, studioCoursePath } from '@/lib/courses';

/** Where a file is used, named and linked as the studio does; a block that is in the published version only is named by that. */
export function showUses(
  { courseKey, draft, published }: StudioCourse,
  { uses }: CourseFile,
  label: (place: StudioPlace) => string,
): readonly ShownUse[] {
  return uses.map(({ at, inDraft, inPublished }) => {
    if ('place' in at) {
      return {
        key: at.place,
        title: label(at.place),
        href: studioCoursePath(courseKey, at.place),
        inDraft,
        inPublished,
      };
    }
    const link = linkToBlock(courseKey, draft, at.block) ?? linkToBlock(courseKey, published, at.block);
    return {
      key: at.block,
      title: link?.title ?? at.block,
      href: link?.href ?? studioCoursePath(courseKey),
      inDraft,
      inPublished,
    };
  });
}
