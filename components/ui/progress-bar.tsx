import { classNames } from './class-names';

/** How far along: a quiet line, with its value in words for those who do not see it. `value` and `max` share a unit. */
export function ProgressBar({
  value,
  max = 1,
  label,
  valueText,
  className,
}: {
  readonly value: number;
  readonly max?: number;
  readonly label: string;
  readonly valueText?: string;
  readonly className?: string;
}) {
  const part = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
      aria-valuetext={valueText}
      className={classNames('h-1.5 overflow-hidden rounded-full bg-line', className)}
    >
      <div className="h-full rounded-full bg-accent" style={{ inlineSize: `${part * 100}%` }} />
    </div>
  );
}
