/** A side of a comparison as a person names it. */
export interface SideName {
  readonly kind: 'revision' | 'course' | 'path';
  readonly name: string;
  /** Where the name ends in `@draft` or `@published`: that head alone. */
  readonly head: 'published' | 'draft' | null;
}

/**
 * Reads `rev_…`, `course-v1:…`, or a path, each with `@draft` or `@published` at its end or nothing.
 *
 * @example parseSideName('course-v1:Org+C1+r1@draft') // { kind: 'course', name: 'course-v1:Org+C1+r1', head: 'draft' }
 */
export function parseSideName(text: string): SideName {
  const [, name = text, ending] = /^(.+)@(draft|published)$/.exec(text) ?? [];
  const head = ending === 'draft' || ending === 'published' ? ending : null;
  const kind = /^rev_\w+$/.test(name) ? 'revision' : name.startsWith('course-v1:') ? 'course' : 'path';
  return { kind, name, head };
}
