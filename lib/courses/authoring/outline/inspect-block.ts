import type { NodeBody, NodeHash } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import type { Settings } from '@/lib/olx/model';
import { compareWords, type WordRun } from '../../diff/compare-words';
import type { ChangedBlock, ComparedBlock } from '../../diff/model';
import { type BlockRevision, listBlockHistory } from '../../history/list-block-history';
import type { OutlineEntry } from '../../outline';
import type { StudioCourse } from '../open-studio-course';
import { compareHeads } from './compare-heads';
import { readSourceText } from './read-source-text';

/** A setting that is another in the draft. Null where it is not set. */
export interface ChangedSetting {
  readonly name: string;
  readonly before: Settings[string] | null;
  readonly after: Settings[string] | null;
}

/** What is different in one block of the draft. */
export type BlockChange =
  | { readonly kind: 'added' | 'removed' | 'moved' | 'reordered'; readonly block: string; readonly title: string }
  | {
      readonly kind: 'settings';
      readonly block: string;
      readonly title: string;
      readonly settings: readonly ChangedSetting[];
    }
  /** `words` is null where the texts have too little in common to be read beside each other. */
  | {
      readonly kind: 'text';
      readonly block: string;
      readonly title: string;
      readonly words: readonly WordRun[] | null;
    };

/** A block beside the outline: what learners see of it, what is drafted, and who changed it. */
export interface InspectedBlock {
  /** As drafted; as published where it was deleted in the draft. */
  readonly entry: OutlineEntry;
  readonly isDeleted: boolean;
  /** When the version that learners see was published; null where they see none, or that was before the history that was looked through. */
  readonly publishedAt: Date | null;
  readonly isPublished: boolean;
  /** In the block and all that stands in it, in reading order; at most `mostChanges`. */
  readonly changes: readonly BlockChange[];
  readonly otherChanges: number;
  /** The latest ones, newest first. */
  readonly history: readonly BlockRevision[];
}

const mostChanges = 12;

/**
 * Looks at one block of a course: its changes word by word, and its history. Reads the nodes that differ, and the newest part of the log.
 * Throws NotFound `courses.no-block`.
 */
export async function inspectBlock(ctx: Context, course: StudioCourse, block: string): Promise<InspectedBlock> {
  const { draft, published, run } = course;
  const drafted = draft.entries.get(block);
  const live = published.entries.get(block);
  const entry = drafted ?? live;
  if (!entry) {
    throw notFound('courses.no-block', `The course has no block ${block} any more.`);
  }
  const { difference } = await compareHeads(ctx.courseware, run);
  const isInside = ({ block: name }: ComparedBlock) =>
    [draft, published].some((outline) => {
      const found = outline.entries.get(name);
      return name === block || found?.path.some((above) => above.block === block) === true;
    });
  const brief = ({ block: name, title }: ComparedBlock) => ({ block: name, title });
  const changed = await Promise.all(difference.changed.filter(isInside).map((one) => describeChange(ctx, course, one)));
  const changes: readonly BlockChange[] = [
    ...difference.added.filter(isInside).map((one) => ({ kind: 'added' as const, ...brief(one) })),
    ...difference.moved.filter(isInside).map((one) => ({ kind: 'moved' as const, ...brief(one) })),
    ...changed.flat(),
    ...difference.removed.filter(isInside).map((one) => ({ kind: 'removed' as const, ...brief(one) })),
  ];
  const history = await listBlockHistory(ctx, course, block);
  return {
    entry,
    isDeleted: !drafted,
    isPublished: live !== undefined,
    publishedAt: live ? history.publishedAt : null,
    changes: changes.slice(0, mostChanges),
    otherChanges: Math.max(0, changes.length - mostChanges),
    history: history.revisions,
  };
}

async function describeChange(
  ctx: Context,
  course: StudioCourse,
  changed: ChangedBlock,
): Promise<readonly BlockChange[]> {
  const { block, title, fields } = changed;
  const settings = fields.flatMap((field) =>
    field.field === 'setting' ? [{ name: field.name, before: field.before ?? null, after: field.after ?? null }] : [],
  );
  const [before, after] = [course.published, course.draft].map((outline) => outline.entries.get(block)?.node);
  const isText = fields.some(({ field }) => field === 'source');
  return [
    ...(isText && before && after
      ? [{ kind: 'text' as const, block, title, words: await readWords(ctx, before, after) }]
      : []),
    ...(settings.length > 0 ? [{ kind: 'settings' as const, block, title, settings }] : []),
    ...(fields.some(({ field }) => field === 'children') ? [{ kind: 'reordered' as const, block, title }] : []),
  ];
}

/** What a reader sees of two sources; where that is the same, the sources themselves. */
async function readWords(ctx: Context, before: NodeHash, after: NodeHash): Promise<readonly WordRun[] | null> {
  const bodies = await ctx.courseware.getNodes([before, after]);
  const [old, now] = [bodies.get(before), bodies.get(after)];
  if (!old || !now || old.sourceEncoding !== undefined || now.sourceEncoding !== undefined) {
    return null;
  }
  const read = ({ source = '' }: NodeBody) => readSourceText(source);
  const isSameToRead = read(old) === read(now);
  return isSameToRead ? compareWords(old.source ?? '', now.source ?? '') : compareWords(read(old), read(now));
}
