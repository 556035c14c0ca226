'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { newOption } from '@/lib/capa/authoring/new-question';
import type { Dropdown } from '@/lib/capa/authoring/visual-model';
import { FeedbackFields } from './feedback-fields';
import { moveAt, removeAt, replaceAt } from './list-edit';
import { PlainField } from './plain-field';
import { RowActions } from './row-actions';

/** The options of a dropdown: plain text, one is right. */
export function OptionRows({
  question,
  onChange,
}: {
  readonly question: Dropdown;
  readonly onChange: (question: Dropdown) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  const name = useId();
  const { options } = question;
  const set = (next: Dropdown['options']) => onChange({ ...question, options: next });
  return (
    <fieldset className="grid gap-2">
      <legend className="visual-label">{t('options')}</legend>
      {options.map((option, at) => {
        const row = t('option', { number: at + 1 });
        const change = (next: Partial<typeof option>) => set(replaceAt(options, at, { ...option, ...next }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option has no name but its place
          <div key={at} className="visual-row">
            <label className="visual-correct" data-on={option.isCorrect}>
              <input
                type="radio"
                name={name}
                checked={option.isCorrect}
                onChange={() => set(options.map((other, index) => ({ ...other, isCorrect: index === at })))}
              />
              <span className="sr-only">{t('isRight', { name: row })}</span>
            </label>
            <div className="visual-row-body">
              <PlainField isLabelHidden label={row} value={option.text} onChange={(text) => change({ text })} />
              <FeedbackFields
                addLabel={t('addFeedback')}
                feedback={option.feedback}
                label={t('feedbackOf', { name: row })}
                onChange={(feedback) => change({ feedback })}
              />
            </div>
            <RowActions
              at={at}
              count={options.length}
              least={1}
              name={row}
              onMove={(step) => set(moveAt(options, at, step))}
              onRemove={() => set(removeAt(options, at))}
            />
          </div>
        );
      })}
      <div>
        <Button size="sm" variant="quiet" onClick={() => set([...options, newOption])}>
          {t('addOption')}
        </Button>
      </div>
    </fieldset>
  );
}
