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

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isDisabled?: boolean;
}

/** One of several, all in sight. */
export function RadioGroup({
  id,
  name,
  legend,
  hint,
  error,
  options,
  defaultValue,
  required = false,
}: {
  readonly id: string;
  readonly name: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly options: readonly RadioOption[];
  readonly defaultValue?: string;
  readonly required?: boolean;
}) {
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset id={id} className="grid gap-2" aria-describedby={describedBy || undefined}>
      <legend className="mb-1.5 text-sm font-semibold">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      ) : null}
      {options.map((option) => (
        <label key={option.value} className="flex gap-2.5">
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === defaultValue}
            disabled={option.isDisabled}
            required={required}
            className={boxClass}
          />
          <span>
            {option.label}
            {option.hint ? <span className="block text-sm text-ink-3">{option.hint}</span> : null}
          </span>
        </label>
      ))}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
