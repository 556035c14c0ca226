import type { NodeBody, NodeHash } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { findPolicyFaults } from '@/lib/grading';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { changeCourse } from '../authoring/change-course';
import { type ReplacedTree, replaceNodes } from '../authoring/replace-nodes';
import type { CourseHeads } from '../commit-course';
import { loadOutline } from '../load-outline';
import { applyChanges, type LiveFieldChange } from './apply-changes';
import { canChangeGrades } from './can-change-grades';
import { findFieldFaults } from './find-field-faults';
import { type FormatRename, nodesUpTo, renameFormats, subsectionsOf } from './rename-format';
import { SettingsConflict } from './settings-conflict';
import { tellChanges } from './tell-changes';

export interface SaveGradingInput {
  readonly courseKey: string;
  /** Of `grading-policy` and `settings/graceperiod`. */
  readonly changes: readonly LiveFieldChange[];
  /** Types whose subsections are to go with their new name. */
  readonly renames?: readonly FormatRename[];
  readonly message: string;
}

/**
 * Saves the grading policy and the grace period. Where a type was renamed, the subsections of that type can go with it, in what
 * learners see and in the draft alike: only their format is changed, nothing that is drafted beside it goes out. Open edX warns that
 * they have to be moved one by one, and grades them as nothing until then. Where grades may be others then, the workflow grades
 * everybody again.
 *
 * Throws Forbidden, NotFound `courses.not-found`, Invalid `grading.bad-policy` with what is wrong by its path in the policy,
 * Invalid `courses.bad-settings`, Conflict `courses.settings-changed-meanwhile` (a `SettingsConflict`).
 */
export async function saveGrading(ctx: Context, input: SaveGradingInput): Promise<CourseHeads> {
  const { courseKey, changes, renames = [], message } = input;
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  if (renames.length > 0) {
    requirePermission(ctx, 'course.publish', courseTarget(courseKey));
  }
  refuseFaults(changes);
  const { draftRevision, publishedRevision } = await changeCourse(ctx, courseKey, async (before) => {
    const live = await ctx.courseware.getNode(before.publishedRoot);
    const changed = applyOrRefuse(live, changes);
    const published = await renew(ctx, before.publishedRoot, changed, renames);
    const draft =
      before.draftRoot === before.publishedRoot ? published : await renew(ctx, before.draftRoot, changed, renames);
    return {
      nodes: [...published.nodes, ...draft.nodes],
      root: published.root,
      draftRoot: draft.root,
      message,
      action: 'course.change-grading',
      details: { changes: tellChanges(changes), renames, subsections: published.moved },
      announce: (tx, heads) =>
        publish(tx, ctx, 'courses/settings.changed', {
          courseKey,
          revision: heads.publishedRevision,
          canChangeGrades: canChangeGrades(live, published.course),
        }),
      value: undefined,
    };
  });
  return { draftRevision, publishedRevision };
}

function refuseFaults(changes: readonly LiveFieldChange[]): void {
  const written = changes.find(({ field, opened, value }) => field === 'grading-policy' && !isSameJson(opened, value));
  const faults = written ? findPolicyFaults(written.value ?? null) : [];
  if (faults.length > 0) {
    throw invalid('grading.bad-policy', 'The grading policy cannot be saved as it is. Nothing was saved.', {
      fields: Object.fromEntries(faults.map(({ path, code }) => [path, code])),
    });
  }
}

/** The course's own node with the changes. */
function applyOrRefuse(course: NodeBody, changes: readonly LiveFieldChange[]): NodeBody {
  const { live, conflicts } = applyChanges(course, changes);
  if (conflicts.length > 0) {
    throw new SettingsConflict(conflicts);
  }
  const faults = findFieldFaults(live, changes);
  if (Object.keys(faults).length > 0) {
    throw invalid('courses.bad-settings', 'Some fields cannot be saved as they are. Nothing was saved.', {
      fields: faults,
    });
  }
  return { ...course, ...live };
}

interface RenewedHead extends ReplacedTree {
  /** The course's own node. */
  readonly course: NodeBody;
  /** Subsections that went with a renamed type. */
  readonly moved: number;
}

/** One head with the changed course above what stands in it. */
async function renew(
  ctx: Context,
  root: NodeHash,
  changed: NodeBody,
  renames: readonly FormatRename[],
): Promise<RenewedHead> {
  const outline = await loadOutline(ctx.courseware, root);
  const moved = renames.flatMap(({ from }) => subsectionsOf(outline, from));
  const bodies = await ctx.courseware.getNodes([...new Set([root, ...nodesUpTo(moved)])]);
  const old = bodies.get(root);
  if (!old) {
    throw new Error(`The node of the course ${root} was not read`);
  }
  const course = { ...changed, children: old.children };
  const replaced = new Map([...renameFormats(outline, bodies, renames), [root, course] as const]);
  const renewed = replaceNodes(root, bodies, replaced);
  // Of nodes that are written the root is the last.
  return { ...renewed, course: renewed.nodes.at(-1) ?? course, moved: moved.length };
}
