import type { InputView } from '../model';
import { viewChoices, viewChoiceTexts, viewDropdown } from './choices';
import type { InputFrame, InputViewer } from './frame';
import { viewText, viewTextbox } from './texts';
import { viewAnnotation, viewDragAndDrop, viewImage, viewJsInput, viewSchematic } from './tools';

/** The inputs that a learner can fill in here, by tag. */
const viewers: ReadonlyMap<string, InputViewer> = new Map([
  ['choicegroup', viewChoices],
  ['radiogroup', viewChoices],
  ['checkboxgroup', viewChoices],
  ['optioninput', viewDropdown],
  ['radiotextgroup', viewChoiceTexts],
  ['checkboxtextgroup', viewChoiceTexts],
  ['textline', viewText],
  ['formulaequationinput', viewText],
  ['chemicalequationinput', viewText],
  ['textbox', viewTextbox],
  ['codeinput', viewTextbox],
  ['imageinput', viewImage],
  ['annotationinput', viewAnnotation],
  ['jsinput', viewJsInput],
  ['drag_and_drop_input', viewDragAndDrop],
  ['schematic', viewSchematic],
]);

/** Inputs that are read and graded here while the pages have no field for them yet: whoever adds the field takes the tag out. */
const withoutField: ReadonlySet<string> = new Set([
  'radiotextgroup',
  'checkboxtextgroup',
  'textbox',
  'codeinput',
  'imageinput',
  'annotationinput',
  'drag_and_drop_input',
]);

/** Whether a learner can fill this input in on Lectern's pages. */
export function isAnswerable(tag: string): boolean {
  return viewers.has(tag) && !withoutField.has(tag);
}

/** What a learner sees of an input. Inputs that cannot be answered here come back as `unsupported`. */
export function viewInput(frame: InputFrame): InputView {
  const base = { inputId: frame.input.id, label: frame.label, descriptions: frame.descriptions };
  const viewer = viewers.get(frame.input.element.tag);
  return viewer ? viewer(frame, base) : { ...base, type: 'unsupported', tag: frame.input.element.tag, reason: 'type' };
}
