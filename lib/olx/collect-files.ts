import type { OlxFiles } from './model';
import { encodeUtf8 } from './xml/decode-text';

/**
 * Files that stand in memory, for courses that are made and not unpacked.
 *
 * @example parseCourse(collectFiles({ 'course.xml': '<course org="a" course="b" url_name="c"/>' }))
 */
export function collectFiles(
  contents: { readonly [path: string]: string | Uint8Array } | ReadonlyMap<string, string | Uint8Array>,
): OlxFiles {
  const entries: ReadonlyMap<string, string | Uint8Array> =
    contents instanceof Map ? contents : new Map(Object.entries(contents));
  return {
    paths: [...entries.keys()],
    read(path) {
      const content = entries.get(path);
      return typeof content === 'string' ? encodeUtf8(content) : content;
    },
  };
}
