import type { NodeBody } from '@/db/courseware';
import { readVideo } from '@/lib/olx/blocks/video';
import { findQuotedLinks, parseLink } from '@/lib/olx/links';
import type { CourseIdentity, Json } from '@/lib/olx/model';

/** What the scripts of a course's problems import from, wherever they do not say so: Open edX puts it beside each of them. */
export const pythonLibrary = 'python_lib.zip';
const pythonScript = /<script\b[^>]*\btype\s*=\s*["'](?:loncapa|text)\/python["']/i;

/**
 * The files that blocks name: links in their sources and settings, what a video plays with, and the library of a problem's script. Paths below `static/`, or names of
 * assets, as written; a file of which nothing is known may be among them. Pure.
 *
 * @example findMentionedFiles([{ …, source: '<img src="/static/a.png">' }], course) // Set { 'a.png' }
 */
export function findMentionedFiles(bodies: Iterable<NodeBody>, course: CourseIdentity): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (url: string) => {
    const link = parseLink(url.replaceAll('&amp;', '&'), course);
    if (link?.kind === 'file') {
      found.add(link.path);
    }
  };
  for (const { type, source, settings } of bodies) {
    for (const text of [source ?? '', ...textsOf(settings)]) {
      if (text.startsWith('/')) {
        look(text.trim());
      }
      for (const { url } of findQuotedLinks(text)) {
        look(url);
      }
    }
    if (type === 'problem' && pythonScript.test(source ?? '')) {
      found.add(pythonLibrary);
    }
    if (type === 'video') {
      const { transcripts, handout, track } = readVideo(settings);
      for (const name of [...Object.values(transcripts), handout, track]) {
        if (name !== null && !/^[a-z]+:|^\//i.test(name)) {
          found.add(name);
        }
      }
    }
  }
  return found;
}

function* textsOf(value: Json): Generator<string> {
  if (typeof value === 'string') {
    yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) {
      yield* textsOf(item);
    }
  }
}
