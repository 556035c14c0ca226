import type { Courseware, NodeBody } from '@/db/courseware';
import { type CourseTree, subtreeOf } from './tree/course-tree';

/** Reads the nodes of a block and of all that stands in it, and answers them by `TYPE@ID`. */
export async function readBodies(
  courseware: Pick<Courseware, 'getNodes'>,
  tree: CourseTree,
  block: string,
): Promise<(name: string) => NodeBody> {
  const nodes = new Map(
    [...subtreeOf(tree, block)].flatMap((name) => {
      const says = tree.blocks.get(name)?.says;
      return says && 'node' in says ? [[name, says.node] as const] : [];
    }),
  );
  const bodies = await courseware.getNodes([...nodes.values()]);
  return (name) => {
    const body = bodies.get(nodes.get(name) ?? '');
    if (!body) {
      throw new Error(`The node of ${name} was not read`);
    }
    return body;
  };
}
