'use client';

import { useLocale, useTimeZone, useTranslations } from 'next-intl';
import { useId } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { formatInstant } from '@/components/ui/time/format-instant';
import type { InheritedSetting } from '@/lib/courses';
import type { Field } from '@/lib/olx/fields/field';
import { parseDate } from '@/lib/olx/fields/parse-date';
import type { Json } from '@/lib/olx/model';
import { SettingControl } from './setting-control';

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
          <SettingControl
            key={String(isOwn)}
            field={field}
            id={id}
            value={value}
            onChange={onChange}
            onFault={onFault}
          />
          <Button size="sm" variant="plain" onClick={() => onChange(undefined)}>
            {t('reset')}
            <span className="sr-only"> {t('resetOf', { name: label })}</span>
          </Button>
        </div>
      ) : (
        <div className="setting-value">
          <output id={id} className="min-w-0 flex-1 break-words text-ink-2">
            <Shown field={field} value={holds} />
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

function Shown({ field, value }: { readonly field: Field; readonly value: Json }) {
  const t = useTranslations('studioUnit.settingsForm');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const instant = field.kind === 'date' ? parseDate(value) : null;
  if (instant !== null) {
    return formatInstant(new Date(instant), { style: 'instant', locale, timeZone });
  }
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
