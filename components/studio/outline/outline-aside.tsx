'use client';

import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { forgetChosen, restMilliseconds, useChosenBlock } from './chosen-block';

/** What stands beside the outline: `children` for the block that the page came with, and asked for where another is chosen. */
export function OutlineAside({
  courseKey,
  label,
  chosen: initial,
  version,
  inspect,
  children,
}: {
  readonly courseKey: string;
  readonly label: string;
  readonly chosen: string | null;
  /** Names the state of both heads: what is shown is asked for anew when it is another. */
  readonly version: string;
  readonly inspect: (courseKey: string, block: string | null) => Promise<ReactNode>;
  readonly children: ReactNode;
}) {
  const chosen = useChosenBlock(initial);
  const [asked, setAsked] = useState<{ readonly of: string; readonly panel: ReactNode } | null>(null);
  const [isPending, startTransition] = useTransition();
  const latest = useRef('');
  const wanted = `${version} ${chosen}`;
  const isInitial = chosen === initial;

  useEffect(() => forgetChosen, []);
  useEffect(() => {
    latest.current = wanted;
    if (isInitial) {
      return;
    }
    const timer = setTimeout(() => {
      startTransition(async () => {
        const panel = await inspect(courseKey, chosen);
        if (latest.current === wanted) {
          startTransition(() => setAsked({ of: wanted, panel }));
        }
      });
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [courseKey, chosen, inspect, isInitial, wanted]);

  const isBusy = isPending || (!isInitial && asked?.of !== wanted);
  return (
    <section aria-label={label} aria-live="polite" aria-busy={isBusy} className="outline-panel">
      {isInitial ? children : (asked?.panel ?? children)}
    </section>
  );
}
