'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/button';
import { FormAnswer } from '@/components/ui/form/form-answer';
import { useSentForm } from '@/components/ui/form/use-sent-form';
import { type FieldSpec, FormField } from './form-field';
import { type FormAction, untouched } from './form-state';

/**
 * A form made of a list of fields. Works without script: the page comes back with the errors in it. With script, the answer
 * appears in place and the first field that needs attention has the focus.
 */
export function FieldForm({
  action,
  fields,
  hidden = {},
  submit,
  variant = 'primary',
  detectsTimeZone = false,
  idPrefix = '',
  size = 'md',
  children,
}: {
  readonly action: FormAction;
  readonly fields: readonly FieldSpec[];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: ReactNode;
  readonly variant?: ButtonVariant;
  /** Sends the browser's time zone along as `timeZone`. */
  readonly detectsTimeZone?: boolean;
  /** Tells the fields of this form from those of another on the same page. */
  readonly idPrefix?: string;
  readonly size?: ButtonSize;
  /** What stands beside the button. */
  readonly children?: ReactNode;
}) {
  const { state, form, button } = useSentForm(action, untouched);
  const { round } = state;
  return (
    <form {...form} className="grid gap-5">
      <FormAnswer isGood={state.status === 'done'}>{state.message}</FormAnswer>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {detectsTimeZone ? <TimeZoneInput /> : null}
      {fields.map((spec) => (
        <FormField
          // A select takes a new default only when it is made anew.
          key={spec.kind === 'select' ? `${spec.name}-${round}` : spec.name}
          spec={spec}
          idPrefix={idPrefix}
          value={state.values[spec.name]}
          error={state.fields[spec.name]}
        />
      ))}
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-3">
        <Button type="submit" variant={variant} size={size} {...button}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  );
}

function TimeZoneInput() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) {
      input.current.defaultValue = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    }
  }, []);
  return <input ref={input} type="hidden" name="timeZone" />;
}
