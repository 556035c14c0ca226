'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/input';
import type { InheritedSetting } from '@/lib/courses';
import type { Field } from '@/lib/olx/fields/field';
import { findMisfit } from '@/lib/olx/fields/find-misfit';
import type { Json } from '@/lib/olx/model';

/** One setting: its value and where that comes from. What is not set here is shown as it holds, and can be set. */
export function SettingField({
  name,
  label,
  field,
  value,
  inherited,
  onChange,
  onFault,
}: {
  readonly name: string;
  readonly label: string;
  readonly field: Field;
  /** Undefined where the block does not set it. */
  readonly value: Json | undefined;
  readonly inherited: InheritedSetting | undefined;
  /** Undefined gives the setting back. */
  readonly onChange: (value: Json | undefined) => void;
  /** What is typed is no value of this kind; null once it is. */
  readonly onFault: (fault: string | null) => void;
}) {
  const t = useTranslations('studioUnit.settingsForm');
  const id = useId();
  const isOwn = value !== undefined;
  const holds = value ?? inherited?.value ?? field.default;
  const origin = isOwn
    ? t('own')
    : inherited
      ? inherited.block.startsWith('course@')
        ? t('inheritedCourse')
        : t('inherited', { from: inherited.title || inherited.block })
      : t('default');
  return (
    <div className="setting-row" data-setting={name}>
      <div className="setting-name">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <Badge tone={isOwn ? 'accent' : 'neutral'}>{origin}</Badge>
      </div>
      {isOwn ? (
        <div className="setting-value">
          <Control key={String(isOwn)} field={field} id={id} value={value} onChange={onChange} onFault={onFault} />
          <Button size="sm" variant="plain" onClick={() => onChange(undefined)}>
            {t('reset')}
            <span className="sr-only"> {t('resetOf', { name: label })}</span>
          </Button>
        </div>
      ) : (
        <div className="setting-value">
          <output id={id} className="min-w-0 flex-1 break-words text-ink-2">
            <Shown value={holds} />
          </output>
          <Button size="sm" variant="plain" onClick={() => onChange(holds ?? emptyOf(field))}>
            {t('set')}
            <span className="sr-only"> {t('setOf', { name: label })}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

function Shown({ value }: { readonly value: Json }) {
  const t = useTranslations('studioUnit.settingsForm');
  const isNothing = value === null || value === '' || JSON.stringify(value) === '[]' || JSON.stringify(value) === '{}';
  if (isNothing) {
    return t('none');
  }
  if (typeof value === 'boolean') {
    return t(value ? 'yes' : 'no');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function emptyOf({ kind }: Field): Json {
  switch (kind) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 1;
    case 'list':
      return [];
    case 'object':
      return {};
    default:
      return '';
  }
}

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

function Control({
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
