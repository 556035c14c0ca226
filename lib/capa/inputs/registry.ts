import { annotationFromFields } from '../answers/annotation-answer';
import { pointFromFields } from '../answers/image-point';
import { placementsFromFields } from '../answers/placements';
import type { InputView } from '../model';
import type { InputSource } from '../source/problem';
import { viewChoices, viewChoiceTexts, viewDropdown } from './choices';
import type { InputFrame, InputViewer } from './frame';
import { viewText, viewTextbox } from './texts';
import { viewAnnotation, viewDragAndDrop, viewImage, viewJsInput, viewSchematic } from './tools';

/** Makes the text that is graded from the fields of a form (`input_2_1.FIELD`). */
type FieldsReader = (fields: Readonly<Record<string, string>>, input: InputSource) => string;

interface InputType {
  readonly view: InputViewer;
  /** Only where the form has several fields and the grader wants one text. */
  readonly answerFromFields?: FieldsReader;
}

/** The inputs that a learner can fill in here, by tag. */
const types: ReadonlyMap<string, InputType> = new Map<string, InputType>([
  ['choicegroup', { view: viewChoices }],
  ['radiogroup', { view: viewChoices }],
  ['checkboxgroup', { view: viewChoices }],
  ['optioninput', { view: viewDropdown }],
  ['radiotextgroup', { view: viewChoiceTexts }],
  ['checkboxtextgroup', { view: viewChoiceTexts }],
  ['textline', { view: viewText }],
  ['formulaequationinput', { view: viewText }],
  ['chemicalequationinput', { view: viewText }],
  ['textbox', { view: viewTextbox }],
  ['codeinput', { view: viewTextbox }],
  ['matlabinput', { view: viewTextbox }],
  ['imageinput', { view: viewImage, answerFromFields: pointFromFields }],
  ['annotationinput', { view: viewAnnotation, answerFromFields: annotationFromFields }],
  ['jsinput', { view: viewJsInput }],
  ['drag_and_drop_input', { view: viewDragAndDrop, answerFromFields: placementsFromFields }],
  ['schematic', { view: viewSchematic }],
]);

/** Whether a learner can fill this input in on Lectern's pages. */
export function isAnswerable(tag: string): boolean {
  return types.has(tag);
}

/** What a learner sees of an input. Inputs that cannot be answered here come back as `unsupported`. */
export function viewInput(frame: InputFrame): InputView {
  const base = { inputId: frame.input.id, label: frame.label, descriptions: frame.descriptions };
  const type = types.get(frame.input.element.tag);
  return type ? type.view(frame, base) : { ...base, type: 'unsupported', tag: frame.input.element.tag, reason: 'type' };
}

/** How the fields of an input become its answer; undefined where its answer is what the form sent. */
export function fieldsReader(tag: string): FieldsReader | undefined {
  return types.get(tag)?.answerFromFields;
}
