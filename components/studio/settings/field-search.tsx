import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { SettingsFieldSpec } from './settings-field';

/** Whether a field's name or hint has all of these words. */
export function holdsWords({ label, hint }: SettingsFieldSpec, words: string): boolean {
  const text = `${label} ${typeof hint === 'string' ? hint : ''}`.toLowerCase().replaceAll('_', ' ');
  return words
    .toLowerCase()
    .replaceAll('_', ' ')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Finds fields as one types. Enter looks for nothing and must not save. */
export function FieldSearch({
  label,
  none,
  sections,
  wanted,
  setWanted,
}: {
  readonly label: string;
  readonly none: string;
  readonly sections: readonly { readonly fields: readonly SettingsFieldSpec[] }[];
  readonly wanted: string;
  readonly setWanted: (words: string) => void;
}) {
  const isEmpty = sections.every(({ fields }) => fields.every((field) => !holdsWords(field, wanted)));
  return (
    <div className="studio-search">
      <Field id="field-search" label={label}>
        {(control) => (
          <Input
            {...control}
            type="search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        )}
      </Field>
      <p role="status" className="mt-1 text-sm text-ink-3">
        {isEmpty ? none : ''}
      </p>
    </div>
  );
}
