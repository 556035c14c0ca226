import { z } from 'zod';
import type { NodeBody, NodeHash } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import type { Context } from '@/lib/context';
import { conflict, invalid, LecternError, notFound } from '@/lib/errors';
import { formatBlockId } from '@/lib/olx/identity';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { CourseHeads } from '../commit-course';
import { compareBodies } from '../diff/compare-bodies';
import { loadOutline } from '../load-outline';
import type { OutlineEntry } from '../outline';
import type { CourseRun } from '../queries';
import { type CourseChange, changeCourse } from './change-course';
import { findInlineHolder } from './find-inline-holder';
import { replaceNodes } from './replace-nodes';
import { requireReadableSource } from './require-readable-source';
import { settingsInput } from './settings-input';

export const editBlockInput = z.object({
  courseKey: z.string(),
  /** `TYPE@ID`. */
  block: z.string(),
  /** Hash of the block's node as the editor opened it. */
  node: z.string(),
  /** All settings that the block is to have. */
  settings: settingsInput,
  /** Its source, for the types that have one. */
  source: z.string().optional(),
  message: z.string().min(1).max(500),
  /** Whether the editor saves by itself: such saves of one block by one author within ten minutes are one revision. */
  isAutosave: z.boolean().default(false),
});

export interface EditedBlock extends CourseHeads {
  /** Hash of the block's node now. */
  readonly node: NodeHash;
  readonly draftRoot: NodeHash;
}

/**
 * Changes one block in the draft. It writes the block and what stands above it; an edit of another block that came meanwhile is
 * kept, since this one is laid over whatever the draft is now. Only where the block itself is another by now is it refused.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`, Invalid `courses.settings-are-live` for the course
 * itself, `courses.broken-source`, `courses.source-holds-blocks` and `courses.held-inline`, Conflict `courses.block-changed-meanwhile`.
 */
export async function editBlock(ctx: Context, input: z.input<typeof editBlockInput>): Promise<EditedBlock> {
  const edit = editBlockInput.parse(input);
  requirePermission(ctx, 'course.edit', courseTarget(edit.courseKey));
  const { value, ...changed } = await changeCourse(ctx, edit.courseKey, (before) => editIn(ctx, before, edit));
  return {
    draftRevision: changed.draftRevision,
    publishedRevision: changed.publishedRevision,
    draftRoot: changed.draftRoot,
    node: value,
  };
}

async function editIn(
  ctx: Context,
  before: CourseRun,
  edit: z.output<typeof editBlockInput>,
): Promise<CourseChange<NodeHash>> {
  const { courseKey, block, settings, source, message, isAutosave } = edit;
  const entry = (await loadOutline(ctx.courseware, before.draftRoot)).entries.get(block);
  if (!entry) {
    throw notFound('courses.no-block', `The draft of ${courseKey} has no block ${block}.`);
  }
  if (entry.parent === null) {
    throw invalid(
      'courses.settings-are-live',
      'The settings of a course are changed for its learners too, not drafted.',
    );
  }
  if (await findInlineHolder(ctx.courseware, entry)) {
    throw invalid(
      'courses.held-inline',
      'This block is written within the source of the block around it, and cannot be changed by itself.',
    );
  }
  const bodies = await ctx.courseware.getNodes([...upwards(entry)]);
  const old = bodies.get(entry.node);
  if (!old) {
    throw new Error(`The node of ${block} was not read`);
  }
  // A container is another node as soon as something in it is edited; what counts is what the block itself says.
  const opened = entry.node === edit.node ? old : await findNode(ctx, edit.node);
  if (!opened || formatBlockId(opened) !== block || compareBodies(opened, old).length > 0) {
    throw conflict(
      'courses.block-changed-meanwhile',
      `${block} was changed by somebody else since you opened it. Your version was not saved over theirs.`,
    );
  }
  if (source !== undefined && source !== old.source) {
    requireReadableSource(old, source);
  }
  const { source: _source, sourceEncoding: _encoding, fault, ...kept } = old;
  const node: NodeBody = {
    ...kept,
    settings,
    ...(source === undefined ? {} : { source }),
    // What is wrong with a source stays wrong while it stays.
    ...(fault && source !== undefined && source === old.source ? { fault } : {}),
  };
  const { root: draftRoot, nodes } = replaceNodes(before.draftRoot, bodies, new Map([[entry.node, node]]));
  return {
    nodes,
    draftRoot,
    message,
    ...(isAutosave ? { autosave: block } : {}),
    action: 'course.edit',
    details: { block },
    announce: (tx, moved) => publish(tx, ctx, 'courses/draft.edited', { courseKey, ...moved }),
    value: encodeNode(node).hash,
  };
}

/** A version of long ago may be gone, as an autosave is in whose place another came. */
async function findNode(ctx: Context, hash: NodeHash): Promise<NodeBody | undefined> {
  try {
    return await ctx.courseware.getNode(hash);
  } catch (error) {
    if (error instanceof LecternError && error.code === 'courseware.node-missing') {
      return undefined;
    }
    throw error;
  }
}

/** The nodes of a block and of all that stands above it, on every path. */
function upwards(entry: OutlineEntry, found = new Set<NodeHash>()): ReadonlySet<NodeHash> {
  if (!found.has(entry.node)) {
    found.add(entry.node);
    for (const parent of entry.parents) {
      upwards(parent, found);
    }
  }
  return found;
}
