import { type RefObject, useEffect, useRef, useState } from 'react';
import { elementOf } from './lines/outline-lines';
import { ancestorsOf } from './lines/row-places';
import type { ShownRow } from './shown-row';

/** What a link to a line has after the address; from then on the address names whatever is chosen. */
const mark = '#line';

/** Whoever comes to a block by a link, to the page or within it, has its line opened to, chosen and in view. */
export function useArrival(
  block: string | null,
  board: {
    readonly ref: RefObject<HTMLElement | null>;
    readonly rows: readonly ShownRow[];
    readonly visible: readonly ShownRow[];
    readonly open: (key: string) => void;
    readonly stopAt: (row: ShownRow) => void;
  },
): void {
  const { ref, rows, visible, open, stopAt } = board;
  const isHere = useRef(false);
  const [arrived, setArrived] = useState<string | null>(null);

  // Each time that the page is drawn: a link within the page draws it anew, and so does what is done here, without the mark.
  useEffect(() => {
    const isMarked = window.location.hash === mark;
    const row = isMarked || !isHere.current ? rows.find((one) => one.block === block) : undefined;
    isHere.current = true;
    if (isMarked) {
      window.history.replaceState(null, '', window.location.pathname + window.location.search);
    }
    if (row) {
      for (const { key } of ancestorsOf(rows, row)) {
        open(key);
      }
      stopAt(row);
      setArrived(row.key);
    }
  });

  useEffect(() => {
    const line = arrived !== null && visible.some(({ key }) => key === arrived) && elementOf(ref.current, arrived);
    if (line) {
      line.scrollIntoView({ block: 'center' });
      setArrived(null);
    }
  }, [arrived, visible, ref]);
}
