'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { VisualQuestion } from '@/lib/capa/authoring/visual-model';
import { NumericalAnswers, TextAnswers } from './answer-rows';
import { MultipleChoices, SingleChoices } from './choice-rows';
import { removeAt, replaceAt } from './list-edit';
import { newExplanation } from './new-explanation';
import { OptionRows } from './option-rows';
import { PlainField } from './plain-field';
import { TypedField } from './typed-field';

type Optional = 'Label' | 'Lead' | 'Description' | 'Trail' | 'Explanation';

/** One question: what it asks, its answers, and what is explained afterwards. What it has not is a button, not an empty field. */
export function QuestionCard({
  question,
  onChange,
}: {
  readonly question: VisualQuestion;
  readonly onChange: (question: VisualQuestion) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  const { lead, label, descriptions, trail, explanation, inputAttributes } = question;
  // A field that was asked for stays while it is empty.
  const [asked, setAsked] = useState<ReadonlySet<Optional>>(new Set());
  const shows = (name: Optional, isFilled: boolean) => isFilled || asked.has(name);
  const add = (name: Optional, next?: VisualQuestion) => (
    <Button
      key={name}
      className="visual-add"
      size="sm"
      variant="plain"
      onClick={() => {
        setAsked(new Set([...asked, name]));
        if (next) onChange(next);
      }}
    >
      {t(`add${name}`)}
    </Button>
  );
  const hasLead = shows('Lead', lead !== '');
  const hasTrail = shows('Trail', trail !== '');
  const shownDescriptions = descriptions.length === 0 && asked.has('Description') ? [''] : descriptions;
  const additions: ReactNode[] = [
    ...(label === null && inputAttributes.label === undefined ? [add('Label', { ...question, label: '' })] : []),
    ...(hasLead ? [] : [add('Lead')]),
    ...(shownDescriptions.length > 0 ? [] : [add('Description')]),
    ...(hasTrail ? [] : [add('Trail')]),
    ...(explanation === null ? [add('Explanation', { ...question, explanation: newExplanation })] : []),
  ];
  return (
    <div className="grid gap-4">
      {hasLead ? (
        <TypedField
          form="paragraphs"
          html={lead}
          label={t('lead')}
          onChange={(html) => onChange({ ...question, lead: html })}
        />
      ) : null}
      {label !== null ? (
        <TypedField html={label} label={t('question')} onChange={(html) => onChange({ ...question, label: html })} />
      ) : inputAttributes.label !== undefined ? (
        <PlainField
          hint={t('labelHint')}
          label={t('question')}
          value={inputAttributes.label}
          onChange={(text) => onChange({ ...question, inputAttributes: { ...inputAttributes, label: text } })}
        />
      ) : null}
      {shownDescriptions.map((description, at) => (
        <TypedField
          // biome-ignore lint/suspicious/noArrayIndexKey: a description has no name but its place
          key={at}
          html={description}
          label={t('description')}
          onChange={(html) =>
            onChange({
              ...question,
              descriptions: html === '' ? removeAt(descriptions, at) : replaceAt(shownDescriptions, at, html),
            })
          }
        />
      ))}
      <Answers question={question} onChange={onChange} />
      {hasTrail ? (
        <TypedField
          form="paragraphs"
          html={trail}
          label={t('trail')}
          onChange={(html) => onChange({ ...question, trail: html })}
        />
      ) : null}
      {explanation ? (
        <div className="grid gap-1">
          <TypedField
            form="paragraphs"
            html={explanation.html}
            label={t('explanation')}
            onChange={(html) => onChange({ ...question, explanation: { ...explanation, html } })}
          />
          <div>
            <Button
              className="visual-add"
              size="sm"
              variant="plain"
              onClick={() => onChange({ ...question, explanation: null })}
            >
              {t('dropExplanation')}
            </Button>
          </div>
        </div>
      ) : null}
      {additions.length > 0 ? <div className="visual-additions">{additions}</div> : null}
    </div>
  );
}

function Answers({
  question,
  onChange,
}: {
  readonly question: VisualQuestion;
  readonly onChange: (question: VisualQuestion) => void;
}) {
  switch (question.type) {
    case 'single':
      return <SingleChoices question={question} onChange={onChange} />;
    case 'multiple':
      return <MultipleChoices question={question} onChange={onChange} />;
    case 'dropdown':
      return <OptionRows question={question} onChange={onChange} />;
    case 'numerical':
      return <NumericalAnswers question={question} onChange={onChange} />;
    case 'text':
      return <TextAnswers question={question} onChange={onChange} />;
  }
}
