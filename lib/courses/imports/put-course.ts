import type { Context } from '@/lib/context';
import type { ParsedCourse } from '@/lib/olx/model';
import { putTrees } from '../put-trees';

/** Told how far it is: blocks, then outlines. */
export type PutProgress = (progress: {
  readonly step: 'blocks' | 'outlines';
  readonly done: number;
  readonly total: number;
}) => void;

/** Writes both trees of a course that was read, and derives what pages read first, so that the first learner does not wait for it. */
export async function putCourse(
  { courseware }: Pick<Context, 'courseware'>,
  { published, draft, documents }: Pick<ParsedCourse, 'published' | 'draft' | 'documents'>,
  manifest: string,
  progress: PutProgress,
): Promise<{ readonly root: string; readonly draftRoot: string }> {
  const [root = '', draftRoot = ''] = await putTrees(
    courseware,
    [published, draft],
    { documents, files: manifest },
    (done, total) => progress({ step: 'blocks', done, total }),
  );
  const nodes = await courseware.getNodes([root, draftRoot]);
  const sections = new Set([...nodes.values()].flatMap((node) => node.children.map((child) => child.node)));
  let done = 0;
  for (const section of sections) {
    await courseware.getOutline(section);
    done += 1;
    progress({ step: 'outlines', done, total: sections.size });
  }
  return { root, draftRoot };
}
