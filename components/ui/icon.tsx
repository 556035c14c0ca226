import type { LucideIcon } from 'lucide-react';
import { classNames } from './class-names';

/** An icon of the height of its text. It is decoration unless `label` says what it means. */
export function Icon({
  icon: Drawing,
  label,
  className,
}: {
  readonly icon: LucideIcon;
  readonly label?: string;
  readonly className?: string;
}) {
  return (
    <Drawing
      className={classNames('size-[1.15em] shrink-0', className)}
      strokeWidth={1.8}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
