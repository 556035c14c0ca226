import type { Courseware, NodeHash } from '@/db/courseware';
import { loadOutline } from '@/lib/courses';

/** Writes another version of one block of a course, and of everything that it stands in; answers the new root, and how many nodes were new. */
export async function writeEdit(
  courseware: Courseware,
  root: NodeHash,
  block: string,
  source: string,
): Promise<{ readonly root: NodeHash; readonly written: number }> {
  const entry = (await loadOutline(courseware, root)).entries.get(block);
  if (!entry) throw new Error(`The course has no ${block}`);
  const leaf = await courseware.putNodes([{ ...(await courseware.getNode(entry.node)), source }]);
  let { written } = leaf;
  let [edited = ''] = leaf.hashes;
  let replaced = entry.node;
  for (const ancestor of entry.path.toReversed()) {
    const node = await courseware.getNode(ancestor.node);
    const children = node.children.map((child) => (child.node === replaced ? { ...child, node: edited } : child));
    const parent = await courseware.putNodes([{ ...node, children }]);
    written += parent.written;
    [edited = ''] = parent.hashes;
    replaced = ancestor.node;
  }
  return { root: edited, written };
}
