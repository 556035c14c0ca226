import type { Revision } from '@/db/courseware';

/**
 * The history that ends at `heads`: every revision that is reached from one of them by parents, newest first, and none before
 * one that was made from it, whatever their clocks say. A revision that never became a head (its change came too late) is not
 * part of it. Pure.
 *
 * @example orderHistory([first, second], [second.id]) // [second, first]
 */
export function orderHistory(revisions: readonly Revision[], heads: readonly string[]): readonly Revision[] {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  const parentOf = ({ parent }: Revision) => (parent === null ? undefined : byId.get(parent));

  const madeFrom = new Map<Revision, number>();
  const waiting = heads.flatMap((id) => byId.get(id) ?? []);
  for (let revision = waiting.pop(); revision; revision = waiting.pop()) {
    if (madeFrom.has(revision)) {
      continue;
    }
    madeFrom.set(revision, 0);
    waiting.push(...[parentOf(revision)].flatMap((parent) => parent ?? []));
  }
  for (const revision of madeFrom.keys()) {
    const parent = parentOf(revision);
    if (parent) {
      madeFrom.set(parent, (madeFrom.get(parent) ?? 0) + 1);
    }
  }

  const ready = [...madeFrom].flatMap(([revision, count]) => (count === 0 ? [revision] : []));
  const ordered: Revision[] = [];
  while (ready.length > 0) {
    const newest = ready.reduce((best, next) => (isNewer(next, best) ? next : best));
    ready.splice(ready.indexOf(newest), 1);
    ordered.push(newest);
    const parent = parentOf(newest);
    if (parent) {
      const left = (madeFrom.get(parent) ?? 0) - 1;
      madeFrom.set(parent, left);
      if (left === 0) {
        ready.push(parent);
      }
    }
  }
  return ordered;
}

const isNewer = (a: Revision, b: Revision): boolean =>
  a.at.getTime() === b.at.getTime() ? a.id > b.id : a.at.getTime() > b.at.getTime();
