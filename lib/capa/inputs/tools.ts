import { readAnnotationOptions } from '../source/annotation';
import { innerHtml } from '../source/html';
import { childElements, descendant, textOf, type XmlElement } from '../source/xml';
import { count, type InputViewer, isTrue } from './frame';

export const viewImage: InputViewer = (frame, base) => {
  const { attributes } = frame.input.element;
  return {
    ...base,
    type: 'image',
    src: frame.text(attributes.src ?? ''),
    alt: frame.text(attributes.alt ?? ''),
    width: count(attributes.width) ?? 0,
    height: count(attributes.height) ?? 0,
  };
};

export const viewAnnotation: InputViewer = (frame, base) => {
  const { element } = frame.input;
  const part = (tag: string): string => {
    const found = descendant(element, tag);
    return found ? frame.text(textOf(found).trim()) : '';
  };
  const text = descendant(element, 'text');
  return {
    ...base,
    type: 'annotation',
    title: part('title'),
    text: text ? frame.text(innerHtml(text).trim()) : '',
    commentPrompt: part('comment_prompt'),
    comment: part('comment'),
    tagPrompt: part('tag_prompt'),
    options: readAnnotationOptions(element, frame.text).map(({ id, text: shown }) => ({ id, text: shown })),
  };
};

export const viewJsInput: InputViewer = (frame, base) => {
  const { attributes } = frame.input.element;
  return {
    ...base,
    type: 'jsinput',
    src: frame.text(attributes.html_file ?? ''),
    title: frame.text(attributes.title ?? ''),
    width: count(attributes.width) ?? 400,
    height: count(attributes.height) ?? 300,
    gradeFunction: attributes.gradefn ?? 'gradefn',
    getStateFunction: attributes.get_statefn ?? '',
    setStateFunction: attributes.set_statefn ?? '',
    initialState: frame.text(attributes.initial_state ?? ''),
    usesChannel: attributes.sop?.trim().toLowerCase() === 'false',
  };
};

export const viewDragAndDrop: InputViewer = (frame, base) => {
  const { element } = frame.input;
  const { attributes } = element;
  const hasLabels = !isTrue(attributes.no_labels);
  const number = (target: XmlElement, name: string): number => Number.parseFloat(target.attributes[name] ?? '0') || 0;
  return {
    ...base,
    type: 'draganddrop',
    image: frame.text(attributes.img ?? ''),
    onePerTarget: attributes.one_per_target === undefined || isTrue(attributes.one_per_target),
    targetOutline: isTrue(attributes.target_outline),
    draggables: childElements(element, 'draggable').map((draggable) => ({
      id: draggable.attributes.id ?? '',
      icon: frame.text(draggable.attributes.icon ?? ''),
      // An item without a label is named by its id, unless the author wants icons alone.
      label: frame.text(draggable.attributes.label ?? (hasLabels ? (draggable.attributes.id ?? '') : '')),
      reusable: isTrue(draggable.attributes.can_reuse),
    })),
    targets: childElements(element, 'target').map((target) => ({
      id: target.attributes.id ?? '',
      x: number(target, 'x'),
      y: number(target, 'y'),
      width: number(target, 'w'),
      height: number(target, 'h'),
    })),
  };
};

export const viewSchematic: InputViewer = (frame, base) => {
  const { attributes } = frame.input.element;
  return {
    ...base,
    type: 'schematic',
    width: count(attributes.width) ?? 640,
    height: count(attributes.height) ?? 480,
    initialValue: frame.text(attributes.initial_value ?? ''),
    parts: frame.text(attributes.parts ?? ''),
    analyses: frame.text(attributes.analyses ?? ''),
  };
};
