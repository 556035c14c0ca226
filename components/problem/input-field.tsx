import type { ReactNode } from 'react';
import type { ProblemBlockView } from '@/lib/attempts';
import type { InputView } from '@/lib/capa/model';
import { ChoiceField } from './choice-field';
import { CircuitField } from './circuit/circuit-field';
import { FieldFeedback } from './field-feedback';
import { FrameField } from './frame/frame-field';
import { TextField } from './text-field';
import type { ProblemWords } from './words';

/** One input with its question, what was answered, and what was said of it. */
export function InputField({
  input,
  problem,
  words,
}: {
  input: InputView;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  return (
    <div className="my-4">
      <Field words={words} input={input} problem={problem} />
      <FieldFeedback words={words} input={input} problem={problem} />
    </div>
  );
}

function Field({
  input,
  problem,
  words,
}: {
  input: InputView;
  problem: ProblemBlockView;
  words: ProblemWords;
}): ReactNode {
  switch (input.type) {
    case 'choice':
    case 'checkbox':
      return <ChoiceField words={words} input={input} problem={problem} />;
    case 'dropdown':
    case 'text':
    case 'numerical':
    case 'formula':
    case 'chemical':
      return <TextField words={words} input={input} problem={problem} />;
    case 'jsinput':
      return <FrameField words={words} input={input} problem={problem} />;
    case 'schematic':
      return <CircuitField words={words} input={input} problem={problem} />;
    default:
      return <UnsupportedField words={words} tag={input.type === 'unsupported' ? input.tag : input.type} />;
  }
}

/** A type that cannot be answered here yet: says so and costs nothing. */
function UnsupportedField({ tag, words }: { tag: string; words: ProblemWords }) {
  const { t } = words;
  return (
    <p className="rounded-md border border-line border-dashed p-4 text-ink-2">{t('unsupportedInput', { type: tag })}</p>
  );
}
