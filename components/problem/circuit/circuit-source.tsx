import type { ComponentProps } from 'react';

/** The field with a circuit's JSON. */
export function CircuitSource({
  control,
  label,
  note = '',
  onType,
  text,
}: {
  /** What ties the field to its question and its form. */
  control: Pick<ComponentProps<'textarea'>, 'id' | 'name' | 'aria-describedby'> & { readonly 'data-tone': string };
  label: string;
  /** What is wrong with what was typed, or empty. */
  note?: string;
  onType?: (text: string) => void;
  text: string;
}) {
  const noteId = `${control.id}-note`;
  return (
    <div>
      <label className="mb-2 block text-sm text-ink-2" htmlFor={control.id}>
        {label}
      </label>
      <textarea
        {...control}
        aria-describedby={[control['aria-describedby'], noteId].join(' ')}
        autoCapitalize="none"
        autoComplete="off"
        className="problem-control problem-circuit-source"
        defaultValue={text}
        dir="ltr"
        onInput={onType && ((event) => onType(event.currentTarget.value))}
        rows={8}
        spellCheck={false}
      />
      <p className="text-sm text-ink-2 empty:hidden" id={noteId} role="status">
        {note}
      </p>
    </div>
  );
}
