import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FieldError, FieldHint } from './field-notes';

/** What a control needs so that its label, hint and error are read out with it: spread it on the control. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly required: boolean;
}

/**
 * A control with its label, hint and error.
 * `<Field id="email" label="…" error={…}>{(control) => <Input {...control} name="email" type="email" />}</Field>`
 */
export function Field({
  id,
  label,
  hint,
  error,
  required = false,
  isOptionalShown = false,
  children,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; nothing where all is well. */
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** Says "optional" beside the label, in forms where most fields are required. */
  readonly isOptionalShown?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}) {
  const t = useTranslations('ui');
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {isOptionalShown && !required ? <span className="font-normal text-ink-3"> {t('optional')}</span> : null}
      </label>
      {hint ? <FieldHint id={`${id}-hint`}>{hint}</FieldHint> : null}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        required,
      })}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
