import { useCallback, useEffect, useState } from 'react';
import type { ShownRow } from './shown-row';

/** From so many lines on, subsections are closed at first. */
const mostOpen = 150;

const isParent = (row: ShownRow) => row.level < 3;

/** Which lines are closed, by key; remembered for the course in this browser. */
export function useCollapsed(courseKey: string, rows: readonly ShownRow[]) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(
    () => new Set(rows.length > mostOpen ? rows.flatMap((row) => (row.level === 2 ? [row.key] : [])) : []),
  );
  const storageKey = `lectern-studio-closed ${courseKey}`;

  useEffect(() => {
    const stored = window.localStorage.getItem(storageKey);
    if (stored !== null) {
      setCollapsed(new Set(stored.split('\n')));
    }
  }, [storageKey]);

  const keep = useCallback(
    (change: (before: ReadonlySet<string>) => ReadonlySet<string>) =>
      setCollapsed((before) => {
        const after = change(before);
        window.localStorage.setItem(storageKey, [...after].join('\n'));
        return after;
      }),
    [storageKey],
  );
  const open = useCallback(
    (key: string) => keep((before) => (before.has(key) ? new Set([...before].filter((one) => one !== key)) : before)),
    [keep],
  );
  const close = useCallback((key: string) => keep((before) => new Set([...before, key])), [keep]);
  const openAll = useCallback(() => keep(() => new Set()), [keep]);
  const closeAll = useCallback(() => keep(() => new Set(rows.filter(isParent).map(({ key }) => key))), [keep, rows]);
  return { collapsed, open, close, openAll, closeAll };
}

/** The lines that are to be seen: none under a closed one. */
export function visibleRows(rows: readonly ShownRow[], collapsed: ReadonlySet<string>): readonly ShownRow[] {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return rows.filter((row) => {
    if (row.level > hiddenBelow) {
      return false;
    }
    hiddenBelow = collapsed.has(row.key) ? row.level : Number.POSITIVE_INFINITY;
    return true;
  });
}
