import { z } from 'zod';
import type { Courseware, ManifestFile, NodeBody } from '@/db/courseware';
import type { Context } from '@/lib/context';
import type { Settings } from '@/lib/olx/model';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { loadOutline } from '../../load-outline';
import { getCourseRun } from '../../queries';
import { blockIn, type ChangedDraft, changeDraft, requirePlace } from '../change-draft';
import { newBlockId, placeInput } from '../create-block';
import { readBodies } from '../read-bodies';
import { copyBlocks } from '../tree/copy-blocks';
import { type CourseTree, type TreeBlock, treeOf } from '../tree/course-tree';
import { keepUsableSettings } from '../tree/keep-usable-settings';
import { placeBlock } from '../tree/place-block';
import { titleOf } from '../tree/title-of';
import { bringFiles } from './bring-files';

export const pasteBlockInput = z.object({
  courseKey: z.string(),
  /** What was copied: a block of the draft of this course or another. */
  from: z.object({ courseKey: z.string(), block: z.string() }),
  ...placeInput,
});

export interface PastedBlock {
  /** `TYPE@ID` of the copy. */
  readonly block: string;
  /** Paths of files that came along. */
  readonly files: readonly string[];
  /** Paths under which this course has another file: the copy shows that one. */
  readonly conflicts: readonly string[];
  /** Settings that mean nothing in this course and were left behind: groups, and subsections to be done first. */
  readonly dropped: readonly string[];
}

/**
 * Puts a copy of a block, and of all that stands in it, into a draft, under new ids. Files that the copied blocks name come along
 * where the course lacks them, and are live as any file is.
 *
 * Throws Forbidden (also where the person may not see the draft of the source), NotFound `courses.not-found` and `courses.no-block`,
 * Invalid `courses.wrong-parent`.
 */
export async function pasteBlock(
  ctx: Context,
  input: z.input<typeof pasteBlockInput>,
): Promise<ChangedDraft<PastedBlock>> {
  const { courseKey, from, parent, after } = pasteBlockInput.parse(input);
  requirePermission(ctx, 'course.edit', courseTarget(courseKey));
  requirePermission(ctx, 'course.view-draft', courseTarget(from.courseKey));
  const { courseware } = ctx;
  const source = await getCourseRun(ctx, from.courseKey);
  const outline = await loadOutline(courseware, source.draftRoot);
  const tree = treeOf(outline);
  const { says } = blockIn(tree, from.block);
  const bodyOf = await readBodies(courseware, tree, from.block);

  return await changeDraft(ctx, courseKey, async (draft, run) => {
    requirePlace(draft, parent, says.type);
    const copy = copyBlocks({ tree, block: from.block, from: source, to: run, bodyOf, newId: newBlockId });
    const isHere = from.courseKey === courseKey;
    const [course, live] = await Promise.all([run.draftRoot, run.publishedRoot].map(courseware.getNode));
    if (!course || !live) {
      throw new Error(`The nodes of ${courseKey} were not read`);
    }
    const { blocks, dropped } = isHere ? { blocks: copy.blocks, dropped: [] } : cutToFit(copy.blocks, course.settings);
    const files = await bringFiles(courseware, {
      bodies: [...blocks.values()].flatMap(({ says: body }) => ('node' in body ? [] : [body])),
      from: source,
      fromFiles: outline.manifest ?? undefined,
      intoFiles: course.files,
    });
    const placed = placeBlock(draft, copy.block, { parent, after }, blocks);
    const isLive = files.added.length > 0;
    if (isLive) {
      requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
    }
    const published = treeOf(await loadOutline(courseware, run.publishedRoot));
    return {
      draft: isLive ? await addFiles(courseware, placed, course, files.added) : placed,
      ...(isLive ? { published: await addFiles(courseware, published, live, files.added) } : {}),
      message: isHere ? `Pasted ${titleOf(says)}` : `Pasted ${titleOf(says)} from ${from.courseKey}`,
      details: { block: copy.block, of: from.block, from: from.courseKey, change: 'paste' },
      value: {
        block: copy.block,
        files: files.added.map(({ path }) => path).sort(),
        conflicts: files.conflicts,
        dropped,
      },
    };
  });
}

/** Leaves out of copied blocks what only their old course gives a meaning to. */
function cutToFit(blocks: ReadonlyMap<string, TreeBlock>, course: Settings) {
  const names = new Set(blocks.keys());
  const dropped = new Set<string>();
  const fitting = [...blocks].map(([name, { says, children }]): [string, TreeBlock] => {
    const kept = keepUsableSettings(says.settings, course, names);
    for (const setting of kept.dropped) {
      dropped.add(setting);
    }
    return [name, { says: 'node' in says ? says : { ...says, settings: kept.settings }, children }];
  });
  return { blocks: new Map(fitting), dropped: [...dropped].sort() };
}

/** The tree with files added to its course. A list of files is named by its content: writing one that is used by nobody does no harm. */
async function addFiles(
  courseware: Pick<Courseware, 'getManifest' | 'putManifest'>,
  tree: CourseTree,
  course: NodeBody,
  added: readonly ManifestFile[],
): Promise<CourseTree> {
  const { files } = course.files === undefined ? { files: [] } : await courseware.getManifest(course.files);
  const had = new Set(files.filter(({ place }) => place === 'static').map(({ path }) => path));
  const manifest = await courseware.putManifest({ files: [...files, ...added.filter(({ path }) => !had.has(path))] });
  const root = blockIn(tree, tree.root);
  const blocks = new Map(tree.blocks).set(tree.root, { ...root, says: { ...course, files: manifest } });
  return { root: tree.root, blocks };
}
