'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { showAnswerModes } from '@/lib/capa/controls';
import type { Json, Settings } from '@/lib/olx/model';
import { PlainField } from './visual/plain-field';

/** The settings that decide on the score, where they are mostly looked for; the others stand in the settings of the block. */
export function ProblemScoring({
  settings,
  onChange,
}: {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}) {
  const t = useTranslations('studioProblem.scoring');
  const shown = useId();
  const set = (name: string, value: Json | undefined) => {
    const { [name]: _, ...others } = settings;
    onChange(value === undefined ? others : { ...others, [name]: value });
  };
  return (
    <details className="problem-scoring">
      <summary className="text-sm font-semibold">{t('title')}</summary>
      <div className="problem-scoring-fields">
        <NumberField
          isWhole
          hint={t('attemptsHint')}
          label={t('attempts')}
          placeholder={t('asAbove')}
          value={settings.max_attempts}
          onChange={(value) => set('max_attempts', value)}
        />
        <NumberField
          hint={t('weightHint')}
          label={t('weight')}
          placeholder={t('raw')}
          value={settings.weight}
          onChange={(value) => set('weight', value)}
        />
        <div className="grid content-start gap-1">
          <label className="visual-label" htmlFor={shown}>
            {t('showanswer')}
          </label>
          <select
            id={shown}
            className="ui-control ui-select visual-control"
            value={typeof settings.showanswer === 'string' ? settings.showanswer : 'unset'}
            onChange={(event) => set('showanswer', event.target.value === 'unset' ? undefined : event.target.value)}
          >
            <option value="unset">{t('asAbove')}</option>
            {showAnswerModes.map((mode) => (
              <option key={mode} value={mode}>
                {t(`mode.${mode}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
    </details>
  );
}

/** A number, or nothing; what is no number yet stays as it is typed and changes nothing. */
function NumberField({
  label,
  hint,
  placeholder,
  value,
  isWhole = false,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly value: Json | undefined;
  readonly isWhole?: boolean;
  readonly onChange: (value: number | undefined) => void;
}) {
  const [typed, setTyped] = useState(value === undefined || value === null ? '' : String(value));
  return (
    <PlainField
      hint={hint}
      inputMode={isWhole ? 'numeric' : 'decimal'}
      label={label}
      placeholder={placeholder}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        const number = Number(text.trim());
        if (text.trim() === '') {
          onChange(undefined);
        } else if (number >= 0 && Number.isFinite(number) && (!isWhole || Number.isInteger(number))) {
          onChange(number);
        }
      }}
    />
  );
}
