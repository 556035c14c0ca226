import type { AnswersView, InputView, ProblemView, ViewNode } from '@/lib/capa';
import { cleanAuthorElement, placeFrame, renderAuthorHtml, rewriteLink } from '@/lib/courses';

/** A problem's view with every piece of author HTML sanitised and every address led into the course. */
export function makeViewSafe(view: ProblemView, courseKey: string): ProblemView {
  const html = (raw: string) => renderAuthorHtml(raw, courseKey);
  const label = (raw: string | null) => (raw === null ? null : html(raw));
  const link = (address: string) => rewriteLink(address, courseKey);
  const safeInputs = new Map<InputView, InputView>();

  const safeInput = (input: InputView): InputView => {
    const known = safeInputs.get(input);
    if (known) {
      return known;
    }
    const safe = inputOf(input);
    safeInputs.set(input, safe);
    return safe;
  };

  const inputOf = (input: InputView): InputView => {
    const base = { label: label(input.label), descriptions: input.descriptions.map(html) };
    switch (input.type) {
      case 'choice':
      case 'checkbox':
      case 'dropdown':
        return { ...input, ...base, choices: input.choices.map((choice) => ({ ...choice, html: html(choice.html) })) };
      case 'image':
        return { ...input, ...base, src: link(input.src) };
      case 'choicetext':
        return {
          ...input,
          ...base,
          choices: input.choices.map((choice) => ({
            ...choice,
            parts: choice.parts.map((part) => (part.kind === 'html' ? { ...part, html: html(part.html) } : part)),
          })),
        };
      case 'annotation':
        return { ...input, ...base, text: html(input.text) };
      case 'jsinput':
        return { ...input, ...base, ...placeFrame(input, courseKey) };
      case 'draganddrop':
        return {
          ...input,
          ...base,
          image: link(input.image),
          draggables: input.draggables.map((item) => ({ ...item, icon: link(item.icon) })),
        };
      default:
        return { ...input, ...base };
    }
  };

  const safeNode = (node: ViewNode): ViewNode => {
    switch (node.kind) {
      case 'html':
      case 'clarification':
        return { ...node, html: html(node.html) };
      case 'element':
        return {
          kind: 'element',
          ...cleanAuthorElement(node.tag, node.attributes),
          children: node.children.map(safeNode),
        };
      case 'group':
        return {
          ...node,
          label: label(node.label),
          descriptions: node.descriptions.map(html),
          children: node.children.map(safeNode),
        };
      case 'input':
        return { ...node, input: safeInput(node.input) };
      case 'unsupported':
        return node;
    }
  };

  // A fault speaks to the course team and may quote an answer: a learner is told only that there is one.
  const fault = view.fault && { code: view.fault.code, message: '', line: null, column: null };
  return { ...view, fault, nodes: view.nodes.map(safeNode), inputs: view.inputs.map(safeInput) };
}

/** What Show answer shows, sanitised. */
export const makeAnswersSafe = (answers: AnswersView, courseKey: string): AnswersView => ({
  ...answers,
  solutions: answers.solutions.map((solution) => renderAuthorHtml(solution, courseKey)),
});
