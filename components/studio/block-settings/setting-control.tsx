import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { controlClass } from '@/components/ui/input';
import type { Field } from '@/lib/olx/fields/field';
import { findMisfit } from '@/lib/olx/fields/find-misfit';
import { parseDate } from '@/lib/olx/fields/parse-date';
import type { Json } from '@/lib/olx/model';
import { DateSetting } from './date-setting';

/** What a person types for a value, and what a typed text is worth; the fault is a key of the words, or null. */
function readTyped(
  field: Field,
  text: string,
): { readonly value: Json; readonly fault: 'badNumber' | 'badWhole' | 'badValue' | null } {
  switch (field.kind) {
    case 'integer':
    case 'number': {
      const value = Number(text);
      const isNumber = text.trim() !== '' && Number.isFinite(value);
      const isFit = isNumber && (field.kind === 'number' || Number.isSafeInteger(value));
      return { value, fault: isFit ? null : field.kind === 'number' ? 'badNumber' : 'badWhole' };
    }
    case 'date':
    case 'duration':
    case 'time':
      return { value: text, fault: findMisfit('', field, text) === null ? null : 'badValue' };
    default:
      return { value: text, fault: null };
  }
}

/** The control of a setting by its kind: what is typed goes out as soon as it is a value of that kind. */
export function SettingControl({
  id,
  field,
  value,
  onChange,
  onFault,
}: {
  readonly id: string;
  readonly field: Field;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly onFault: (fault: string | null) => void;
}) {
  const t = useTranslations('studioUnit.settingsForm');
  const isJson = field.kind === 'list' || field.kind === 'object' || field.kind === 'json';
  const [text, setText] = useState(isJson ? JSON.stringify(value, null, 2) : value === null ? '' : String(value));
  const [fault, setFault] = useState<string | null>(null);
  // What cannot be read as a date stays a text, and does so while it is mended.
  const [isDate] = useState(field.kind === 'date' && (value === '' || value === null || parseDate(value) !== null));
  const say = (found: string | null) => {
    setFault(found);
    if (found !== null || fault !== null) {
      onFault(found);
    }
  };
  const described = { 'aria-describedby': `${id}-note`, 'aria-invalid': fault === null ? undefined : true } as const;
  if (field.kind === 'boolean') {
    return (
      <input
        id={id}
        type="checkbox"
        className="size-5 accent-accent"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  }
  if (isDate) {
    return <DateSetting id={id} value={value} onChange={onChange} />;
  }
  if (field.choices) {
    return (
      <select
        id={id}
        className={`${controlClass} ui-select`}
        value={String(value)}
        onChange={(event) => onChange(event.target.value)}
      >
        {(field.choices.includes(String(value)) ? field.choices : [String(value), ...field.choices]).map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  const type = (typed: string) => {
    setText(typed);
    if (isJson) {
      try {
        onChange(JSON.parse(typed));
        say(null);
      } catch (error) {
        say(t('badJson', { message: error instanceof Error ? error.message : '' }));
      }
      return;
    }
    const read = readTyped(field, typed);
    if (read.fault === null) {
      onChange(read.value);
      say(null);
    } else {
      say(t(read.fault));
    }
  };
  const note = fault ?? noteOf(field);
  return (
    <div className="min-w-0 flex-1">
      {isJson ? (
        <textarea
          id={id}
          {...described}
          className={`${controlClass} font-mono text-sm`}
          rows={4}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <input
          id={id}
          {...described}
          className={controlClass}
          inputMode={field.kind === 'integer' || field.kind === 'number' ? 'decimal' : undefined}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      )}
      <p id={`${id}-note`} className={fault ? 'text-sm text-bad' : 'text-xs text-ink-3'}>
        {note}
      </p>
    </div>
  );

  function noteOf({ kind }: Field): string {
    switch (kind) {
      case 'date':
        return '2026-02-05T05:00:00Z';
      case 'duration':
        return t('duration');
      case 'time':
        return t('time');
      case 'list':
      case 'object':
      case 'json':
        return t('json');
      default:
        return '';
    }
  }
}
