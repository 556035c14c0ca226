import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type BadgeTone = 'neutral' | 'accent' | 'good' | 'bad' | 'warn';

const tones: Readonly<Record<BadgeTone, string>> = {
  neutral: 'border-line bg-shade text-ink-2',
  accent: 'border-transparent bg-accent-soft text-accent',
  good: 'border-transparent bg-good-soft text-good',
  bad: 'border-transparent bg-bad-soft text-bad',
  warn: 'border-transparent bg-warn-soft text-warn',
};

/** A state in one or two words. */
export function Badge({
  tone = 'neutral',
  children,
  className,
}: {
  readonly tone?: BadgeTone;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span
      className={classNames(
        'inline-block rounded-full border px-2.5 text-xs leading-6 font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
