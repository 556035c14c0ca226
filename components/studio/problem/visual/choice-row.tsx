'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { moveAt, removeAt, replaceAt } from './list-edit';
import { RowActions } from './row-actions';
import { TypedField } from './typed-field';

/** One of several choices: whether it is right, what it says, and what belongs to it (`children`). */
export function ChoiceRow<Choice extends { readonly html: string; readonly isCorrect: boolean }>({
  choices,
  at,
  name,
  mark,
  onChange,
  children,
}: {
  readonly choices: readonly Choice[];
  readonly at: number;
  /** What the choice is called in the editor. */
  readonly name: string;
  /** The button or box that says that it is right. */
  readonly mark: ComponentProps<'input'>;
  readonly onChange: (choices: readonly Choice[]) => void;
  readonly children: ReactNode;
}) {
  const t = useTranslations('studioProblem.visual');
  const choice = choices[at];
  return choice ? (
    <div className="visual-row">
      <label className="visual-correct" data-on={choice.isCorrect}>
        <input checked={choice.isCorrect} {...mark} />
        <span className="sr-only">{t('isRight', { name })}</span>
      </label>
      <div className="visual-row-body">
        <TypedField
          html={choice.html}
          isLabelHidden
          label={name}
          onChange={(html) => onChange(replaceAt(choices, at, { ...choice, html }))}
        />
        {children}
      </div>
      <RowActions
        at={at}
        count={choices.length}
        least={1}
        name={name}
        onMove={(step) => onChange(moveAt(choices, at, step))}
        onRemove={() => onChange(removeAt(choices, at))}
      />
    </div>
  ) : null;
}
