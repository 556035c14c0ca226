import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Options } from '@/components/ui/form/options';
import { Input, Select, Textarea } from '@/components/ui/input';
import { Prose } from '@/components/ui/prose';

/** A control of a settings form, as plain data: pages make them on the server. */
export interface SettingsFieldSpec {
  readonly name: string;
  readonly kind: 'text' | 'textarea' | 'html' | 'datetime' | 'number' | 'select' | 'checkbox' | 'code';
  readonly label: string;
  readonly hint?: ReactNode;
  /** What the control shows when the page is opened. */
  readonly value: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly rows?: number;
  /** Takes the whole width of its section. */
  readonly isWide?: boolean;
  /** The language of what is written in it, where it is the course's. */
  readonly lang?: string | undefined;
  /** Words to choose from beside typing: the id of a `datalist` is made of the name. */
  readonly suggestions?: readonly string[];
}

/** One control with its label, hint and error; HTML with a way to see it as learners do. */
export function SettingsField({
  spec,
  value,
  error,
  preview,
}: {
  readonly spec: SettingsFieldSpec;
  readonly value: string;
  readonly error: string | undefined;
  readonly preview: string | undefined;
}) {
  const t = useTranslations('studioForms');
  const { name, kind, label, hint, options = [], rows, lang, suggestions } = spec;
  if (kind === 'checkbox') {
    return <Checkbox id={name} name={name} label={label} hint={hint} error={error} defaultChecked={value === 'on'} />;
  }
  const isText = kind === 'textarea' || kind === 'html' || kind === 'code';
  return (
    <>
      <Field id={name} label={label} hint={hint} error={error}>
        {(control) => {
          if (isText) {
            return (
              <Textarea
                {...control}
                name={name}
                defaultValue={value}
                rows={rows ?? 4}
                lang={lang}
                dir={kind === 'textarea' ? 'auto' : 'ltr'}
                spellCheck={kind !== 'code'}
                className={kind === 'textarea' ? undefined : 'studio-code'}
              />
            );
          }
          if (kind === 'select') {
            return (
              <Select {...control} name={name} defaultValue={value}>
                <Options options={options} />
              </Select>
            );
          }
          return (
            <Input
              {...control}
              name={name}
              defaultValue={value}
              lang={lang}
              list={suggestions ? `${name}-list` : undefined}
              {...(kind === 'datetime' && { type: 'datetime-local', max: '9999-12-31T23:59' })}
              {...(kind === 'number' && { inputMode: 'decimal' })}
              dir={kind === 'text' ? 'auto' : 'ltr'}
            />
          );
        }}
      </Field>
      {suggestions ? (
        <datalist id={`${name}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
      {kind === 'html' ? (
        <div className="mt-2 grid gap-3">
          <div>
            <Button type="submit" name="intent" value={`preview:${name}`} variant="quiet" size="sm">
              {t('preview')}
            </Button>
          </div>
          {preview === undefined ? null : (
            <section aria-label={t('previewOf', { label })} className="studio-preview">
              <Prose html={preview} lang={lang} />
            </section>
          )}
        </div>
      ) : null}
    </>
  );
}
