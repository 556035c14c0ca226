import { LRUCache } from 'lru-cache';
import type { Courseware, NodeHash } from '@/db/courseware';
import { invalid } from '@/lib/errors';
import { buildOutline } from './build-outline';
import type { CourseOutline } from './outline';

/** About 1 KB a block: at most some 200 MB, and always the course that is asked for. */
const cache = new LRUCache<NodeHash, CourseOutline, Courseware>({
  maxSize: 200_000,
  sizeCalculation: (outline) => outline.entries.size,
  fetchMethod: (root, _stale, { context }) => read(context, root),
});

/**
 * The outline of the version of a course that `root` names. What follows from a hash never changes, so it is kept in memory:
 * a hit costs a look into a map. On a miss MongoDB is asked for the course's node and its sections' outlines; requests that
 * miss at the same time share one look.
 */
export async function loadOutline(courseware: Courseware, root: NodeHash): Promise<CourseOutline> {
  return cache.get(root) ?? (await cache.forceFetch(root, { context: courseware }));
}

async function read(courseware: Courseware, root: NodeHash): Promise<CourseOutline> {
  const node = await courseware.getNode(root);
  if (!node.documents) {
    throw invalid('courses.no-course-root', `The document ${root.slice(0, 12)}… is not the root of a course`);
  }
  const children = await Promise.all(node.children.map((child) => courseware.getOutline(child.node)));
  const { type, id, settings, documents, files } = node;
  return buildOutline({
    root,
    course: { type, id, node: root, settings, maxPoints: null, isSupported: true, children },
    documents,
    manifest: files ?? null,
  });
}
