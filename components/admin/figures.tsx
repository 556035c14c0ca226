import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

export interface Figure {
  readonly label: string;
  readonly value: ReactNode;
  /** What the number counts, in a few words. */
  readonly note: string;
  /** It should be otherwise. */
  readonly isBad?: boolean;
}

/** A few numbers beside each other, each with what it counts. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className="grid grid-cols-2 border-y border-line sm:flex sm:divide-x sm:divide-line">
      {figures.map(({ label, value, note, isBad = false }) => (
        <div key={label} className="flex flex-1 flex-col py-3.5 pe-4 sm:ps-5 sm:first:ps-0">
          <dt className="text-xs font-semibold text-ink-3">{label}</dt>
          <dd className={classNames('num mt-0.5 text-2xl', isBad && 'text-bad')}>{value}</dd>
          <dd className="mt-0.5 text-xs text-ink-3">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
