import type { VisualPart, VisualProblem } from './visual-model';
import { writeQuestion, writeSolution } from './write-question';
import { xmlAttributes, xmlElement } from './write-xml';

/**
 * Writes what the visual editor shows as a `<problem>`, a line for each thing. Always well-formed where the pieces of HTML in it
 * are. Pure.
 *
 * @example writeVisual({ attributes: {}, parts: [{ kind: 'text', html: '<p>Read this.</p>' }], hints: [] })
 */
export function writeVisual({ attributes, parts, hints }: VisualProblem): string {
  const lines = parts.flatMap(writePart);
  const asked =
    hints.length === 0
      ? []
      : [
          '<demandhint>',
          ...hints.map((hint) => `  ${xmlElement('hint', hint.attributes, hint.html)}`),
          '</demandhint>',
        ];
  return [
    `<problem${xmlAttributes(attributes)}>`,
    ...[...lines, ...asked].map((line) => `  ${line}`),
    '</problem>',
  ].join('\n');
}

function writePart(part: VisualPart): readonly string[] {
  switch (part.kind) {
    case 'text':
      return part.html === '' ? [] : [part.html];
    case 'explanation':
      return writeSolution(part);
    case 'question':
      return writeQuestion(part);
  }
}
