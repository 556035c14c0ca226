import { parseCourseKey } from '@/lib/olx/identity';
import { type LinkTargets, resolveLink, rewriteLinks } from '@/lib/olx/links';
import type { CourseIdentity } from '@/lib/olx/model';
import { assetPath, coursePath, jumpToPath } from '../paths';

interface Course {
  readonly identity: CourseIdentity;
  readonly targets: LinkTargets;
}

/** The last course asked for: a page is of one course. */
let last: { readonly courseKey: string; readonly course: Course | null } | undefined;

function courseOf(courseKey: string): Course | null {
  if (last?.courseKey !== courseKey) {
    const identity = parseCourseKey(courseKey);
    const targets: LinkTargets = {
      file: (path) => assetPath(courseKey, path),
      block: (id) => jumpToPath(courseKey, id),
      page: (path) => `${coursePath(courseKey)}/${path}`.replace(/\/+$/, ''),
    };
    last = { courseKey, course: identity ? { identity, targets } : null };
  }
  return last.course;
}

/**
 * One address of an author's HTML as it leads in Lectern: `/static/…`, `/jump_to_id/…`, `/course/…` and the older forms of the
 * same (see `lib/olx`). Anything else comes back as it is.
 *
 * @example rewriteLink('/static/a b.png', key) // '/assets/course-v1:O+N+R/a%20b.png'
 */
export function rewriteLink(address: string, courseKey: string): string {
  const url = address.trim();
  const course = courseOf(courseKey);
  return (course && resolveLink(url, course.identity, course.targets)) ?? url;
}

/**
 * Rewrites every address that stands right behind a quote in a text (HTML with scripts), where parsing would change what the
 * author wrote.
 */
export function rewriteQuotedLinks(text: string, courseKey: string): string {
  const course = courseOf(courseKey);
  return course ? rewriteLinks(text, course.identity, course.targets) : text;
}
