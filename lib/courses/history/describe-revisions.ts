import type { Revision } from '@/db/courseware';
import { findNames } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import type { CourseRun } from '../queries';

export type Head = 'draft' | 'published';

/** A revision as a person reads of it. */
export interface ListedRevision {
  readonly revision: string;
  /** Hash of the tree. */
  readonly root: string;
  readonly parent: string | null;
  /** User id, or `system` for a command or a workflow. */
  readonly author: string;
  /** Null for the system, and for somebody who was erased. */
  readonly authorName: string | null;
  readonly at: Date;
  readonly message: string;
  /** The heads of the course run that are at this revision. */
  readonly heads: readonly Head[];
}

/** Gives revisions their authors' names, in one query, and marks the heads. */
export async function describeRevisions(
  ctx: Pick<Context, 'db'>,
  run: CourseRun | undefined,
  revisions: readonly Revision[],
): Promise<readonly ListedRevision[]> {
  const names = await findNames(ctx.db, [...new Set(revisions.map(({ author }) => author))]);
  return revisions.map(({ id, root, parent, author, at, message }) => ({
    revision: id,
    root,
    parent,
    author,
    authorName: names.get(author) ?? null,
    at,
    message,
    heads: [
      ...(run?.draftRevision === id ? (['draft'] as const) : []),
      ...(run?.publishedRevision === id ? (['published'] as const) : []),
    ],
  }));
}
