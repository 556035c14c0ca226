import type { ReactNode } from 'react';
import { Drawn } from '@/components/drawn/drawn';
import type { ProblemBlockView } from '@/lib/attempts';
import type { InputView } from '@/lib/capa/model';
import { AnnotationField } from './annotation-field';
import { ChoiceField } from './choice-field';
import { ChoiceTextField } from './choice-text-field';
import { CircuitField } from './circuit/circuit-field';
import { DragAndDropField } from './drag-and-drop/drag-and-drop-field';
import { FieldFeedback } from './field-feedback';
import { fieldIds } from './field-question';
import { FrameField } from './frame/frame-field';
import { MathPreview } from './math-preview';
import { hasPreview, needsReact } from './needs-react';
import { ImageField } from './picture/image-field';
import { TextField } from './text-field';
import { TextboxField } from './textbox-field';
import { UnsupportedField } from './unsupported-field';
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
  const { t } = words;
  const className = standsInLine(input) ? 'mx-1 inline-block align-middle' : 'my-4';
  const field = <Field words={words} input={input} problem={problem} />;
  const feedback = <FieldFeedback words={words} input={input} problem={problem} />;
  if (hasPreview(input, words)) {
    return (
      <div className={className}>
        <Drawn>{field}</Drawn>
        <MathPreview
          field={fieldIds(problem, input.inputId).control}
          words={{ label: t('preview.label'), ready: t('preview.ready'), unreadable: t('preview.unreadable') }}
        />
        {feedback}
      </div>
    );
  }
  const whole = (
    <div className={className}>
      {field}
      {feedback}
    </div>
  );
  return needsReact(input, words) ? whole : <Drawn>{whole}</Drawn>;
}

/** A list or a line of text that its author put into a sentence. Choices in a row are a group of their own all the same. */
const standsInLine = (input: InputView) =>
  'inline' in input && input.inline && input.type !== 'choice' && input.type !== 'checkbox';

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
    case 'choicetext':
      return <ChoiceTextField words={words} input={input} problem={problem} />;
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
    case 'textbox':
      return <TextboxField words={words} input={input} problem={problem} />;
    case 'image':
      return <ImageField words={words} input={input} problem={problem} />;
    case 'annotation':
      return <AnnotationField words={words} input={input} problem={problem} />;
    case 'draganddrop':
      return <DragAndDropField words={words} input={input} problem={problem} />;
    case 'unsupported':
      return <UnsupportedField words={words} input={input} problem={problem} />;
  }
}
