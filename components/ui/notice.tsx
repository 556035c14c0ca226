import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type NoticeTone = 'info' | 'good' | 'bad' | 'warn';

const tones: Readonly<Record<NoticeTone, { box: string; title: string }>> = {
  info: { box: 'border-accent bg-accent-soft', title: 'text-accent' },
  good: { box: 'border-good bg-good-soft', title: 'text-good' },
  bad: { box: 'border-bad bg-bad-soft', title: 'text-bad' },
  warn: { box: 'border-warn bg-warn-soft', title: 'text-warn' },
};

/**
 * Something to know before going on. `isAnnounced` makes screen readers say it when it appears: for what answers an
 * action, not for what stands on the page from the beginning.
 */
export function Notice({
  tone = 'info',
  title,
  children,
  isAnnounced = false,
  className,
}: {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly isAnnounced?: boolean;
  readonly className?: string;
}) {
  const role = isAnnounced ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div role={role} className={classNames('rounded-e-md border-s-3 px-4 py-3', tones[tone].box, className)}>
      {title ? <p className={classNames('font-semibold', tones[tone].title)}>{title}</p> : null}
      {children}
    </div>
  );
}
