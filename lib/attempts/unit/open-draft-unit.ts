import {
  type BlockView,
  findInlineHolder,
  listUnits,
  type OutlineEntry,
  type StudioCourse,
  studioFramePath,
  studioTranscriptPath,
  unitOf,
} from '@/lib/courses';
import { type LearnerCourse, titleOf } from '@/lib/enrollments';
import { notFound } from '@/lib/errors';
import { listShownBlocks, viewBlock } from './block-views';
import { loadContents } from './load-contents';
import { openDraftCourse, type TeamContext } from './open-draft-course';
import { noRecords, readyContents } from './open-unit';

/** `published`: learners see it as it stands here. `changed`: they see another version, or elsewhere. `draft`: they do not see it. */
export type DraftState = 'published' | 'changed' | 'draft';

/** A block as an outline of the studio names it. */
export interface DraftName {
  /** `TYPE@ID`. */
  readonly block: string;
  readonly type: string;
  /** Empty where its author gave it none. */
  readonly title: string;
}

export interface DraftBlock extends DraftName {
  /** Hash of the block's node. */
  readonly node: string;
  readonly state: DraftState;
  readonly isStaffOnly: boolean;
  /** Whether blocks stand in it that have a page of their own: this one, opened for it. */
  readonly holdsBlocks: boolean;
  /** It has no file of its own, and cannot be changed by itself. */
  readonly isInline: boolean;
  /** What learners will see of it, as data; problems without their buttons. */
  readonly views: readonly BlockView[];
}

/** A unit of the draft, or a block in one that holds blocks, as its editor shows it. */
export interface DraftUnit extends DraftName {
  readonly node: string;
  readonly state: DraftState;
  readonly isStaffOnly: boolean;
  readonly isInline: boolean;
  /** `TYPE@ID` of the unit: itself, or the one that it stands in. */
  readonly unit: string;
  /** Section, subsection and what else it stands in, outermost first. */
  readonly above: readonly DraftName[];
  readonly blocks: readonly DraftBlock[];
  /** Learners see these, and the draft has them no longer. */
  readonly removed: readonly DraftName[];
  /** Whether the blocks that stay stand in another order than learners see. */
  readonly isReordered: boolean;
  /** Units beside it. */
  readonly previous: DraftName | null;
  readonly next: DraftName | null;
}

/**
 * Opens a unit of the draft for its team, or a block in one that holds others: its blocks as learners will see them, and how each
 * differs from what learners see now. Records nothing. Throws Forbidden, NotFound `courses.not-found` and `courses.unit-not-found`.
 */
export async function openDraftUnit(
  ctx: TeamContext,
  input: { readonly courseKey: string; readonly block: string },
): Promise<{ readonly studio: StudioCourse; readonly unit: DraftUnit }> {
  const { studio, course } = await openDraftCourse(ctx, input.courseKey);
  const { draft, published } = studio;
  const entry = draft.entries.get(input.block);
  const units = listUnits(draft);
  const at = units.place.get(input.block);
  const isAbove = ['course', 'chapter', 'sequential'].includes(entry?.type ?? '');
  const unit = entry && !isAbove ? unitOf(draft, entry) : undefined;
  if (!entry || !unit || (at === undefined && entry.children.length === 0)) {
    throw notFound('courses.unit-not-found', 'There is no such unit.');
  }
  const children = childrenOf(entry, unit);
  const shown = children.flatMap((child) => listShownBlocks(course, child));
  const records = noRecords;
  const loaded = await loadContents(ctx.courseware, shown, course.courseKey);
  const contents = await readyContents(ctx, course, { shown, contents: loaded, records });
  const parts = { course, contents, records };
  const live = published.entries.get(entry.block);
  const liveChildren = live ? childrenOf(live, unit) : [];
  const stays = children.filter(({ block }) => liveChildren.some((other) => other.block === block));
  const stayed = liveChildren.filter(({ block }) => children.some((other) => other.block === block));
  const neighbour = (step: number) => nameOf(at === undefined ? undefined : units.order[at + step]);
  const isInline = async (block: OutlineEntry) => (await findInlineHolder(ctx.courseware, block)) !== null;
  return {
    studio,
    unit: {
      ...named(entry),
      node: entry.node,
      state: stateOf(entry, live),
      isStaffOnly: isStaffOnly(course, entry),
      isInline: await isInline(entry),
      unit: unit.block,
      above: entry.path.filter(({ type }) => type !== 'course').map(named),
      blocks: await Promise.all(
        children.map(async (child) => ({
          ...named(child),
          node: child.node,
          state: stateOf(child, published.entries.get(child.block)),
          isStaffOnly: isStaffOnly(course, child),
          holdsBlocks: child.children.length > 0 && child !== entry,
          isInline: await isInline(child),
          views: viewBlock(parts, child).map((view) => asPreview(view, course.courseKey)),
        })),
      ),
      removed: liveChildren.filter(({ block }) => !children.some((other) => other.block === block)).map(named),
      isReordered: stays.some(({ block }, index) => stayed[index]?.block !== block),
      previous: neighbour(-1),
      next: neighbour(1),
    },
  };
}

/** A unit that is a single block is all that stands in it. */
const childrenOf = (entry: OutlineEntry, unit: OutlineEntry): readonly OutlineEntry[] =>
  entry.type === 'vertical' || entry.block !== unit.block ? entry.children : [entry];

const named = (entry: OutlineEntry): DraftName => ({ block: entry.block, type: entry.type, title: titleOf(entry) });
const nameOf = (entry: OutlineEntry | undefined): DraftName | null => (entry ? named(entry) : null);

const stateOf = (entry: OutlineEntry, live: OutlineEntry | undefined): DraftState =>
  live === undefined ? 'draft' : live.node === entry.node && isInPlace(entry, live) ? 'published' : 'changed';

/** Whether a block stands where learners see it: under the same parents. */
const isInPlace = ({ parents }: OutlineEntry, live: OutlineEntry): boolean =>
  parents.length === live.parents.length &&
  parents.every(({ block }) => live.parents.some((other) => other.block === block));

const isStaffOnly = (course: LearnerCourse, { block }: OutlineEntry): boolean =>
  course.decide(block)?.access.isStaffOnly ?? false;

/** A view whose links lead to the draft and which keeps nothing of whoever looks. */
function asPreview(view: BlockView, courseKey: string): BlockView {
  switch (view.kind) {
    case 'frame':
      return { ...view, src: studioFramePath(courseKey, view.block) };
    case 'video':
      return {
        ...view,
        isPreview: true,
        transcripts: view.transcripts.map(({ language }) => ({
          language,
          src: studioTranscriptPath(courseKey, view.block, language),
        })),
      };
    case 'problem':
      return {
        ...view,
        controls: { submit: 'hidden', save: false, reset: false, showAnswer: false, hint: false },
        refusal: null,
      };
    case 'group':
      return { ...view, blocks: view.blocks.map((child) => asPreview(child, courseKey)) };
    default:
      return view;
  }
}
