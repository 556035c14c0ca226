import { z } from 'zod';
import type { Revision } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type CourseRun, getCourseRun } from '../queries';
import { describeRevisions, type Head, type ListedRevision } from './describe-revisions';
import { orderHistory } from './order-history';
import { touchesBlock } from './touches-block';

export const listHistoryInput = z.object({
  courseKey: z.string(),
  limit: z.number().int().min(1).max(1000).default(50),
  /** The last revision of the page before. */
  after: z.string().optional(),
  /** Only revisions of this person (a user id, or `system`). */
  author: z.string().optional(),
  /** Only revisions in which this block (`TYPE@ID`), or anything in it, came, went, moved or changed. */
  block: z.string().optional(),
});

export interface HistoryRevision extends ListedRevision {
  /** The heads that were at this revision at some time. */
  readonly lines: readonly Head[];
}

export interface CourseHistory {
  readonly courseKey: string;
  /** Newest first. */
  readonly revisions: readonly HistoryRevision[];
  /** What to hand in as `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** User ids of everybody who has a part in it. */
  readonly authors: readonly string[];
}

/** Revisions that are looked into for one page of those that touch a block. */
const mostLookedInto = 500;

/**
 * The history of a course run, a page at a time. Throws Forbidden, NotFound `courses.not-found`, Invalid
 * `courses.not-in-history` where `after` is no revision of it.
 */
export async function listHistory(ctx: Context, input: z.input<typeof listHistoryInput>): Promise<CourseHistory> {
  const { courseKey, limit, after, author, block } = listHistoryInput.parse(input);
  requirePermission(ctx, 'course.view-draft', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const all = await ctx.courseware.listRevisions(courseKey);
  const history = orderHistory(all, [run.publishedRevision, run.draftRevision]);
  const start = after === undefined ? 0 : history.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0) {
    throw invalid('courses.not-in-history', `The history of ${courseKey} has no revision ${after}.`);
  }
  const byId = new Map(history.map((revision) => [revision.id, revision]));
  const page: Revision[] = [];
  let at = start;
  for (; at < history.length && page.length < limit && (block === undefined || at < start + mostLookedInto); at += 1) {
    const revision = history[at];
    const isOf = revision && (author === undefined || revision.author === author);
    if (isOf && (block === undefined || (await touches(ctx, revision, byId, block)))) {
      page.push(revision);
    }
  }
  const lines = linesOf(run, byId);
  const listed = await describeRevisions(ctx, run, page);
  return {
    courseKey,
    revisions: listed.map((revision) => ({ ...revision, lines: lines(revision.revision) })),
    next: at < history.length ? (history[at - 1]?.id ?? null) : null,
    authors: [...new Set(history.map((revision) => revision.author))],
  };
}

async function touches(
  ctx: Context,
  { parent, root }: Revision,
  byId: ReadonlyMap<string, Revision>,
  block: string,
): Promise<boolean> {
  const before = parent === null ? undefined : byId.get(parent);
  return await touchesBlock(ctx.courseware, before?.root ?? null, root, block);
}

/** Which heads were at a revision: each head's line goes back by parents. */
function linesOf(run: CourseRun, byId: ReadonlyMap<string, Revision>): (id: string) => readonly Head[] {
  const lineFrom = (head: string): ReadonlySet<string> => {
    const line = new Set<string>();
    for (let next = byId.get(head); next && !line.has(next.id); next = byId.get(next.parent ?? '')) {
      line.add(next.id);
    }
    return line;
  };
  const [draft, published] = [lineFrom(run.draftRevision), lineFrom(run.publishedRevision)];
  return (id) => [
    ...(draft.has(id) ? (['draft'] as const) : []),
    ...(published.has(id) ? (['published'] as const) : []),
  ];
}
