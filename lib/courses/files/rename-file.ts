import { z } from 'zod';
import type { NodeBody, NodeHash } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { changeCourse } from '../authoring/change-course';
import { replaceNodes } from '../authoring/replace-nodes';
import type { CourseHeads } from '../commit-course';
import { readBodies } from '../export/read-bodies';
import { nameTaken } from './add-files';
import { applyToFiles, type FilesOfCourse, policyOf, withPolicy } from './change-files';
import { checkPath } from './check-path';
import { fileNotFound } from './describe-file';
import { renameInBlock, renameInDocuments, renameInSettings, renamer } from './rename-mentions';

export const renameFileInput = z.object({
  courseKey: z.string(),
  path: z.string(),
  to: z.string().min(1),
  /** The old name works on: what learners see may still say it. */
  isOldKept: z.boolean(),
  /** Links in the draft, in pages, updates and settings are written anew. */
  isLinksUpdated: z.boolean(),
});

export interface RenamedFile extends CourseHeads {
  /** Blocks of the draft whose links were written anew. */
  readonly changedBlocks: number;
}

/**
 * Gives a file another name, live at once. The draft is brought along on request; what learners see of blocks is not touched until
 * those are published, so the old name may be kept beside the new one.
 *
 * Throws Forbidden, NotFound `files.not-found`, Invalid `files.bad-path`, Conflict `files.name-taken`.
 */
export async function renameFile(ctx: Context, input: z.input<typeof renameFileInput>): Promise<RenamedFile> {
  const { courseKey, path, isOldKept, isLinksUpdated, ...asked } = renameFileInput.parse(input);
  const to = checkPath(asked.to);
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  if (isLinksUpdated) {
    requirePermission(ctx, 'course.edit', courseTarget(courseKey));
  }
  const rename = isLinksUpdated ? renamer(path, to) : (text: string) => text;
  const { value, draftRevision, publishedRevision } = await changeCourse(ctx, courseKey, async (before) => {
    const renew = async (root: NodeBody): Promise<NodeBody> => {
      const live = await applyToFiles(ctx, root, (files) => renamed(files, path, to, isOldKept));
      const settings = renameInSettings(live.settings, rename);
      const { documents } = live;
      return { ...root, ...live, settings, ...(documents && { documents: renameInDocuments(documents, rename) }) };
    };
    const published = await renew(await ctx.courseware.getNode(before.publishedRoot));
    // The draft's own children, in the course as learners have it.
    const inDraft = ({ children }: NodeBody): NodeBody => ({ ...published, children });
    const bodies = await readBodies(ctx.courseware, [before.draftRoot]);
    const replaced = new Map<NodeHash, NodeBody>();
    for (const [hash, body] of bodies) {
      const now = hash === before.draftRoot ? inDraft(body) : renameInBlock(body, rename);
      if (now !== body) {
        replaced.set(hash, now);
      }
    }
    const draft = replaceNodes(before.draftRoot, bodies, replaced);
    return {
      nodes: [...draft.nodes, published],
      root: encodeNode(published).hash,
      draftRoot: draft.root,
      message: `Renamed the file ${path} to ${to}`,
      action: 'course.rename-file',
      details: { path, to, isOldKept },
      announce: (tx, heads) =>
        publish(tx, ctx, 'courses/settings.changed', {
          courseKey,
          revision: heads.publishedRevision,
          canChangeGrades: false,
        }),
      // The course itself is always among them.
      value: replaced.size - 1,
    };
  });
  return { draftRevision, publishedRevision, changedBlocks: value };
}

function renamed({ files, policies }: FilesOfCourse, path: string, to: string, isOldKept: boolean): FilesOfCourse {
  const file = files.find((one) => one.place === 'static' && one.path === path);
  if (!file) {
    throw fileNotFound(path);
  }
  if (files.some((one) => one.place === 'static' && one.path === to)) {
    throw nameTaken([to]);
  }
  const { displayname: _, ...policy } = policyOf(path, policies);
  const moved = withPolicy(isOldKept ? policies : withPolicy(policies, path, null), to, policy);
  const others = isOldKept ? files : files.filter((one) => one !== file);
  return { files: [...others, { ...file, path: to, displayName: to }], policies: moved };
}
