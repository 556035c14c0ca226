import { parseCourse, serializeCourse } from '@/lib/olx';
import { collectFiles } from '@/lib/olx/collect-files';
import type { Block, ParsedCourse } from '@/lib/olx/model';

export type Course = Omit<ParsedCourse, 'warnings'>;

/** Writes a course and reads it again; `original` holds the files that go out as they came. */
export function again(course: Course, original: Readonly<Record<string, string | Uint8Array>> = {}): Course {
  const { files, copies } = serializeCourse(course);
  const all = new Map<string, string | Uint8Array>(files);
  for (const { from, to } of copies) all.set(to, original[from] ?? 'kept');
  const { warnings: _, ...read } = parseCourse(collectFiles(all));
  return read;
}

/** Each block once, so that a block under two parents stays one. */
export function rewrite(root: Block, change: (block: Block) => Block, seen = new Map<Block, Block>()): Block {
  const known = seen.get(root);
  if (known !== undefined) return known;
  const children = root.children.map((child) => rewrite(child, change, seen));
  const changed = change(
    children.every((child, index) => child === root.children[index]) ? root : { ...root, children },
  );
  seen.set(root, changed);
  return changed;
}
