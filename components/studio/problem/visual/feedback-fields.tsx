'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { VisualFeedback } from '@/lib/capa/authoring/visual-model';
import { PlainField } from './plain-field';
import { TypedField } from './typed-field';

const none: VisualFeedback = { label: null, html: '' };

/** What is said to an answer: nothing until it is asked for. */
export function FeedbackFields({
  label,
  addLabel,
  feedback,
  onChange,
}: {
  readonly label: string;
  readonly addLabel: string;
  readonly feedback: VisualFeedback | null;
  readonly onChange: (feedback: VisualFeedback | null) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  if (feedback === null) {
    return (
      <Button className="visual-add" size="sm" variant="plain" onClick={() => onChange(none)}>
        {addLabel}
      </Button>
    );
  }
  return (
    <div className="visual-feedback">
      <TypedField
        className="grow"
        html={feedback.html}
        label={label}
        onChange={(html) => onChange({ ...feedback, html })}
      />
      <PlainField
        className="visual-word"
        label={t('word')}
        placeholder={t('wordUsual')}
        value={feedback.label ?? ''}
        onChange={(word) => onChange({ ...feedback, label: word === '' ? null : word })}
      />
      <Button size="sm" variant="plain" onClick={() => onChange(null)}>
        {t('dropFeedback')}
      </Button>
    </div>
  );
}
