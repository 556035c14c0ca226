'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatTime } from '@/lib/transcript/format-time';
import type { Cue } from '@/lib/transcript/model';
import { parseTime } from '@/lib/transcript/parse-time';

/** One line of a transcript: when it is said, what is said, and what another language says then. */
export function CueRow({
  cue,
  number,
  language,
  other,
  onChange,
  onAdd,
  onRemove,
}: {
  readonly cue: Cue;
  /** From 1. */
  readonly number: number;
  readonly language: string;
  readonly other: { readonly language: string; readonly text: string } | null;
  readonly onChange: (cue: Cue) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}) {
  const t = useTranslations('studioUnit.cues');
  return (
    <li className={other ? 'cue-row cue-row-beside' : 'cue-row'} aria-label={t('number', { number })}>
      <div className="cue-times">
        <TimeInput label={t('from')} value={cue.from} onChange={(from) => onChange({ ...cue, from })} />
        <TimeInput label={t('to')} value={cue.to} onChange={(to) => onChange({ ...cue, to })} />
      </div>
      <textarea
        aria-label={t('said')}
        className="ui-control"
        lang={language}
        rows={2}
        value={cue.text}
        onChange={(event) => onChange({ ...cue, text: event.target.value })}
      />
      {other && (
        <p className="cue-other" lang={other.language}>
          {other.text}
        </p>
      )}
      <div className="cue-tools">
        <Button aria-label={t('add', { number })} size="sm" variant="plain" onClick={onAdd}>
          +
        </Button>
        <Button aria-label={t('remove', { number })} size="sm" variant="plain" onClick={onRemove}>
          ×
        </Button>
      </div>
    </li>
  );
}

function TimeInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const [text, setText] = useState(formatTime(value));
  const read = parseTime(text);
  const shown = read === value ? text : read === null ? text : formatTime(value);
  return (
    <input
      aria-invalid={read === null ? true : undefined}
      aria-label={label}
      className="ui-control num"
      dir="ltr"
      value={shown}
      onBlur={() => setText(formatTime(value))}
      onChange={(event) => {
        setText(event.target.value);
        const time = parseTime(event.target.value);
        if (time !== null) {
          onChange(time);
        }
      }}
    />
  );
}
