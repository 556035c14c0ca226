'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { newMultipleChoice, newSingleChoice } from '@/lib/capa/authoring/new-question';
import { creditSchemes, type MultipleChoice, type SingleChoice } from '@/lib/capa/authoring/visual-model';
import { ChoiceRow } from './choice-row';
import { FeedbackFields } from './feedback-fields';
import { removeAt, replaceAt } from './list-edit';
import { PlainField } from './plain-field';
import { TypedField } from './typed-field';

/** The choices of radio buttons: one is right; each may say something to whoever chose it. */
export function SingleChoices({
  question,
  onChange,
}: {
  readonly question: SingleChoice;
  readonly onChange: (question: SingleChoice) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  const name = useId();
  const { choices } = question;
  const set = (next: SingleChoice['choices']) => onChange({ ...question, choices: next });
  return (
    <fieldset className="grid gap-2">
      <legend className="visual-label">{t('choices')}</legend>
      {choices.map((choice, at) => {
        const row = t('choice', { number: at + 1 });
        const change = (next: Partial<typeof choice>) => set(replaceAt(choices, at, { ...choice, ...next }));
        return (
          <ChoiceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice has no name but its place
            key={at}
            choices={choices}
            at={at}
            name={row}
            mark={{
              type: 'radio',
              name,
              onChange: () => set(choices.map((other, index) => ({ ...other, isCorrect: index === at }))),
            }}
            onChange={set}
          >
            <FeedbackFields
              addLabel={t('addFeedback')}
              feedback={choice.feedback}
              label={t('feedbackOf', { name: row })}
              onChange={(feedback) => change({ feedback })}
            />
            {question.shuffles ? (
              <label className="visual-check">
                <input
                  type="checkbox"
                  checked={choice.isFixed}
                  onChange={(event) => change({ isFixed: event.target.checked })}
                />
                {t('stays')}
              </label>
            ) : null}
          </ChoiceRow>
        );
      })}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button size="sm" variant="quiet" onClick={() => set([...choices, newSingleChoice])}>
          {t('addChoice')}
        </Button>
        <label className="visual-check">
          <input
            type="checkbox"
            checked={question.shuffles}
            onChange={(event) => onChange({ ...question, shuffles: event.target.checked })}
          />
          {t('shuffle')}
        </label>
      </div>
    </fieldset>
  );
}

/** The choices of boxes: any number is right; each may say something to whoever chose it, and to whoever did not. */
export function MultipleChoices({
  question,
  onChange,
}: {
  readonly question: MultipleChoice;
  readonly onChange: (question: MultipleChoice) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  const credit = useId();
  const { choices, compounds } = question;
  const set = (next: MultipleChoice['choices']) => onChange({ ...question, choices: next });
  const setCompounds = (next: MultipleChoice['compounds']) => onChange({ ...question, compounds: next });
  return (
    <fieldset className="grid gap-2">
      <legend className="visual-label">{t('choices')}</legend>
      {choices.map((choice, at) => {
        const letter = String.fromCharCode(65 + at);
        const row = t('choiceLetter', { letter });
        const change = (next: Partial<typeof choice>) => set(replaceAt(choices, at, { ...choice, ...next }));
        return (
          <ChoiceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice has no name but its place
            key={at}
            choices={choices}
            at={at}
            name={row}
            mark={{ type: 'checkbox', onChange: (event) => change({ isCorrect: event.target.checked }) }}
            onChange={set}
          >
            <div className="visual-states">
              <FeedbackFields
                addLabel={t('addSelected')}
                feedback={choice.selected}
                label={t('selectedOf', { name: row })}
                onChange={(selected) => change({ selected })}
              />
              <FeedbackFields
                addLabel={t('addUnselected')}
                feedback={choice.unselected}
                label={t('unselectedOf', { name: row })}
                onChange={(unselected) => change({ unselected })}
              />
            </div>
          </ChoiceRow>
        );
      })}
      {compounds.map((compound, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sets have no name but their place
        <div key={at} className="visual-feedback">
          <PlainField
            className="visual-word"
            label={t('letters')}
            placeholder="A C"
            value={compound.letters}
            onChange={(letters) => setCompounds(replaceAt(compounds, at, { ...compound, letters }))}
          />
          <TypedField
            className="grow"
            html={compound.html}
            label={t('setFeedback')}
            onChange={(html) => setCompounds(replaceAt(compounds, at, { ...compound, html }))}
          />
          <Button size="sm" variant="plain" onClick={() => setCompounds(removeAt(compounds, at))}>
            {t('dropFeedback')}
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="sm" variant="quiet" onClick={() => set([...choices, newMultipleChoice])}>
          {t('addChoice')}
        </Button>
        <Button
          className="visual-add"
          size="sm"
          variant="plain"
          onClick={() => setCompounds([...compounds, { letters: '', label: null, html: '' }])}
        >
          {t('addSet')}
        </Button>
        <div className="ms-auto flex flex-wrap items-center gap-2">
          <label className="text-sm" htmlFor={credit}>
            {t('credit.label')}
          </label>
          <select
            id={credit}
            className="ui-control ui-select visual-select"
            value={question.credit}
            onChange={(event) =>
              onChange({
                ...question,
                credit: creditSchemes.find((scheme) => scheme === event.target.value) ?? '',
              })
            }
          >
            {creditSchemes.map((scheme) => (
              <option key={scheme} value={scheme}>
                {t(`credit.${scheme === '' ? 'none' : scheme}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
    </fieldset>
  );
}
