import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Options } from '@/components/ui/form/options';
import { Input, Select, Textarea } from '@/components/ui/input';

export interface FieldSpec {
  readonly name: string;
  readonly kind: 'text' | 'email' | 'password' | 'number' | 'date-time' | 'textarea' | 'select' | 'checkbox';
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** HTML's word for what the field is about: password managers and browsers fill it in. */
  readonly autoComplete?: string;
  readonly isOptional?: boolean;
  readonly defaultValue?: string;
  /** For a select. */
  readonly options?: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
}

/** One field of a form, with its label, hint and error. */
export function FormField({
  spec,
  value,
  error,
  idPrefix = '',
}: {
  readonly spec: FieldSpec;
  /** Tells the fields of one form from those of another on the same page. */
  readonly idPrefix?: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
}) {
  const { name, kind, label, hint, autoComplete, isOptional = false, options = [] } = spec;
  const id = `${idPrefix}${name}`;
  const required = !isOptional;
  const defaultValue = value ?? spec.defaultValue;
  if (kind === 'checkbox') {
    return (
      <Checkbox
        id={id}
        name={name}
        label={label}
        hint={hint}
        error={error}
        required={required}
        defaultChecked={defaultValue === 'on'}
      />
    );
  }
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required} isOptionalShown={isOptional}>
      {(control) => {
        if (kind === 'textarea') {
          return <Textarea {...control} name={name} defaultValue={defaultValue} dir="auto" />;
        }
        if (kind === 'select') {
          return (
            <Select {...control} name={name} defaultValue={defaultValue} autoComplete={autoComplete}>
              <Options options={options} />
            </Select>
          );
        }
        return (
          <Input
            {...control}
            name={name}
            type={kind === 'date-time' ? 'datetime-local' : kind}
            {...(kind === 'number' && { step: 'any', min: 0 })}
            autoComplete={autoComplete}
            // Addresses and passwords are written from left to right in every script; names as their letters are.
            dir={kind === 'text' ? 'auto' : 'ltr'}
            {...(kind === 'password' ? {} : { defaultValue })}
            {...(kind === 'text' ? {} : { autoCapitalize: 'none', spellCheck: false })}
          />
        );
      }}
    </Field>
  );
}
