import type { NodeBody } from '@/db/courseware';
import { findQuotedLinks, parseLink } from '@/lib/olx/links';
import type { CourseDocuments, CourseIdentity, Json } from '@/lib/olx/model';

/** A link to a file that stands in no quotes: in Markdown, in a style sheet. */
const bareLink = /\/static\/([^\s"'<>()\\?#&]+)/g;
/** A setting that is the name of a file and nothing else. */
const fileName = /^[^\s<>"']{1,200}\.\w{1,8}$/;

/** The names of files that a text links to: paths below `static/`, or names that Open edX makes of them. Pure. */
export function findMentions(text: string, course: CourseIdentity): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { url } of findQuotedLinks(text)) {
    const link = parseLink(url.replaceAll('&amp;', '&'), course);
    if (link?.kind === 'file') {
      found.add(link.path);
    }
  }
  for (const [, path = ''] of text.matchAll(bareLink)) {
    found.add(decode(path));
  }
  return found;
}

/** The names of files that a block says: in its source, and in its settings. */
export function findBlockMentions(
  { source, settings }: Pick<NodeBody, 'source' | 'settings'>,
  course: CourseIdentity,
): ReadonlySet<string> {
  const found = new Set(source === undefined ? [] : findMentions(source, course));
  for (const text of textsOf(settings)) {
    const named = fileName.test(text) ? [text.replace(/^\/?static\//, ''), decode(text)] : [];
    for (const name of [...named, ...findMentions(`"${text}"`, course), ...findMentions(text, course)]) {
      found.add(name);
    }
  }
  const { sub } = settings;
  // The transcript of a film in its old form.
  if (typeof sub === 'string' && sub !== '') {
    found.add(`subs_${sub}.srt.sjson`);
  }
  return found;
}

/** The texts that belong to a course as a whole, by the place in the studio where each is written. */
export function courseTexts({ about, info, tabs }: CourseDocuments): readonly (readonly [CourseTextPlace, string])[] {
  return [
    ...Object.values(about).map((text) => ['schedule', text] as const),
    ...[info.handouts ?? '', info.updates ?? '', ...textsOf(info.updateItems)].map(
      (text) => ['updates', text] as const,
    ),
    ...Object.values(tabs).map((text) => ['pages', text] as const),
  ];
}

export type CourseTextPlace = 'schedule' | 'updates' | 'pages' | 'advanced';

/** Every text in a value, however deep. */
export function* textsOf(value: Json): Generator<string> {
  if (typeof value === 'string') {
    yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) {
      yield* textsOf(item);
    }
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
