import type { Courseware, NodeBody, NodeHash } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';

export interface LaidSections {
  readonly root: NodeHash;
  /** May be written already. */
  readonly nodes: readonly NodeBody[];
}

/**
 * A course as one version has it (settings, documents, files), with the sections of another: the former is live when saved, the
 * latter is drafted, so that neither goes with the other.
 */
export async function laySections(
  { getNode }: Pick<Courseware, 'getNode'>,
  { course, sections }: { readonly course: NodeHash; readonly sections: NodeHash },
): Promise<LaidSections> {
  const [live, { children }] = await Promise.all([getNode(course), getNode(sections)]);
  const node = { ...live, children };
  return { root: encodeNode(node).hash, nodes: [node] };
}
