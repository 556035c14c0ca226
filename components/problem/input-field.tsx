import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ProblemBlockView } from '@/lib/attempts';
import type { InputView } from '@/lib/capa/model';
import { ChoiceField } from './choice-field';
import { FieldFeedback } from './field-feedback';
import { TextField } from './text-field';

/** One input with its question, what was answered, and what was said of it. */
export function InputField({ input, problem }: { input: InputView; problem: ProblemBlockView }) {
  return (
    <div className="my-4">
      <Field input={input} problem={problem} />
      <FieldFeedback input={input} problem={problem} />
    </div>
  );
}

function Field({ input, problem }: { input: InputView; problem: ProblemBlockView }): ReactNode {
  switch (input.type) {
    case 'choice':
    case 'checkbox':
      return <ChoiceField input={input} problem={problem} />;
    case 'dropdown':
    case 'text':
    case 'numerical':
    case 'formula':
    case 'chemical':
      return <TextField input={input} problem={problem} />;
    default:
      return <UnsupportedField tag={input.type === 'unsupported' ? input.tag : input.type} />;
  }
}

/** A type that cannot be answered here yet: says so and costs nothing. */
function UnsupportedField({ tag }: { tag: string }) {
  const t = useTranslations('problem');
  return (
    <p className="rounded-md border border-line border-dashed p-4 text-ink-2">{t('unsupportedInput', { type: tag })}</p>
  );
}
