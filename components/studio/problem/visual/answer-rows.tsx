'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { newAnswer } from '@/lib/capa/authoring/new-question';
import type { NumericalInput, TextAnswer, VisualAnswer } from '@/lib/capa/authoring/visual-model';
import { FeedbackFields } from './feedback-fields';
import { moveAt, removeAt, replaceAt } from './list-edit';
import { PlainField } from './plain-field';
import { RowActions } from './row-actions';
import { TypedField } from './typed-field';

/** A number: what it is, how near is near enough, and what else is right. */
export function NumericalAnswers({
  question,
  onChange,
}: {
  readonly question: NumericalInput;
  readonly onChange: (question: NumericalInput) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  const isRange = /^\s*[[(]/.test(question.answer);
  return (
    <div className="grid gap-3">
      <div className="visual-pair">
        <PlainField
          hint={t('answerHint')}
          label={t('answer')}
          value={question.answer}
          onChange={(answer) => onChange({ ...question, answer })}
        />
        <PlainField
          hint={t(isRange ? 'toleranceOfRange' : 'toleranceHint')}
          label={t('tolerance')}
          value={question.tolerance}
          onChange={(tolerance) => onChange({ ...question, tolerance })}
        />
      </div>
      <FeedbackFields
        addLabel={t('addFeedback')}
        feedback={question.feedback}
        label={t('feedbackOf', { name: t('answer') })}
        onChange={(feedback) => onChange({ ...question, feedback })}
      />
      <Alternatives
        alternatives={question.alternatives}
        hint={t('exactly')}
        onChange={(alternatives) => onChange({ ...question, alternatives })}
      />
    </div>
  );
}

/** A line of text: what it is, what else is right, and what is said to some wrong ones. */
export function TextAnswers({
  question,
  onChange,
}: {
  readonly question: TextAnswer;
  readonly onChange: (question: TextAnswer) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  const { wrong } = question;
  const setWrong = (next: TextAnswer['wrong']) =>
    // Those by pattern come after the others: that is the order in which they are tried.
    onChange({ ...question, wrong: next.toSorted((one, other) => Number(one.isPattern) - Number(other.isPattern)) });
  return (
    <div className="grid gap-3">
      <PlainField
        hint={question.isPattern ? t('patternHint') : undefined}
        label={t(question.isPattern ? 'pattern' : 'answer')}
        value={question.answer}
        onChange={(answer) => onChange({ ...question, answer })}
      />
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        <label className="visual-check">
          <input
            type="checkbox"
            checked={question.ignoresCase}
            onChange={(event) => onChange({ ...question, ignoresCase: event.target.checked })}
          />
          {t('ignoresCase')}
        </label>
        <label className="visual-check">
          <input
            type="checkbox"
            checked={question.isPattern}
            onChange={(event) => onChange({ ...question, isPattern: event.target.checked })}
          />
          {t('isPattern')}
        </label>
      </div>
      <FeedbackFields
        addLabel={t('addFeedback')}
        feedback={question.feedback}
        label={t('feedbackOf', { name: t('answer') })}
        onChange={(feedback) => onChange({ ...question, feedback })}
      />
      <Alternatives
        alternatives={question.alternatives}
        onChange={(alternatives) => onChange({ ...question, alternatives })}
      />
      {wrong.map((hint, at) => {
        const change = (next: Partial<typeof hint>) => setWrong(replaceAt(wrong, at, { ...hint, ...next }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hint has no name but its place
          <div key={at} className="visual-feedback">
            <PlainField label={t('wrongAnswer')} value={hint.answer} onChange={(answer) => change({ answer })} />
            <TypedField
              className="grow"
              html={hint.html}
              label={t('wrongFeedback')}
              onChange={(html) => change({ html })}
            />
            <Button size="sm" variant="plain" onClick={() => setWrong(removeAt(wrong, at))}>
              {t('dropFeedback')}
            </Button>
          </div>
        );
      })}
      <div>
        <Button
          className="visual-add"
          size="sm"
          variant="plain"
          onClick={() => setWrong([...wrong, { answer: '', isPattern: false, label: null, html: '' }])}
        >
          {t('addWrong')}
        </Button>
      </div>
    </div>
  );
}

function Alternatives({
  alternatives,
  hint,
  onChange,
}: {
  readonly alternatives: readonly VisualAnswer[];
  readonly hint?: string;
  readonly onChange: (alternatives: readonly VisualAnswer[]) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  return (
    <div className="grid gap-2">
      {alternatives.length > 0 ? (
        <p className="visual-label">
          {t('alternatives')}
          {hint ? <span className="font-normal text-ink-3"> {hint}</span> : null}
        </p>
      ) : null}
      {alternatives.map((other, at) => {
        const row = t('alternative', { number: at + 1 });
        const change = (next: Partial<VisualAnswer>) => onChange(replaceAt(alternatives, at, { ...other, ...next }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer has no name but its place
          <div key={at} className="visual-row">
            <div className="visual-row-body">
              <PlainField isLabelHidden label={row} value={other.answer} onChange={(answer) => change({ answer })} />
              <FeedbackFields
                addLabel={t('addFeedback')}
                feedback={other.feedback}
                label={t('feedbackOf', { name: row })}
                onChange={(feedback) => change({ feedback })}
              />
            </div>
            <RowActions
              at={at}
              count={alternatives.length}
              name={row}
              onMove={(step) => onChange(moveAt(alternatives, at, step))}
              onRemove={() => onChange(removeAt(alternatives, at))}
            />
          </div>
        );
      })}
      <div>
        <Button className="visual-add" size="sm" variant="plain" onClick={() => onChange([...alternatives, newAnswer])}>
          {t('addAlternative')}
        </Button>
      </div>
    </div>
  );
}
