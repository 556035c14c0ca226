import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { FieldError } from './field-notes';

const boxClass = 'mt-[0.22rem] size-[1.15rem] shrink-0 accent-accent';

/** One yes or no, with its label on the same line. */
export function Checkbox({
  id,
  label,
  hint,
  error,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}) {
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={classNames('grid gap-1.5', className)}>
      <label htmlFor={id} className="flex gap-2.5">
        <input
          type="checkbox"
          id={id}
          className={boxClass}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          {...rest}
        />
        <span>
          {label}
          {hint ? (
            <span id={`${id}-hint`} className="block text-sm text-ink-3">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
