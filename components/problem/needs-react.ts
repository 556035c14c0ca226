import type { InputView } from '@/lib/capa/model';
import type { ProblemWords } from './words';

/** Whether a field is a component of the browser, in whole: drawn parts of the page have none. */
export function needsReact(input: InputView, { hasScript }: ProblemWords): boolean {
  switch (input.type) {
    case 'jsinput':
    case 'schematic':
    case 'image':
    case 'draganddrop':
      return true;
    case 'textbox':
      return hasScript && input.mode !== '';
    default:
      return false;
  }
}

/** Whether beside a field stands what is typed there, as mathematics. */
export function hasPreview(input: InputView, { hasScript }: ProblemWords): boolean {
  switch (input.type) {
    case 'numerical':
    case 'formula':
      return hasScript && !input.hidden;
    case 'text':
      return hasScript && input.math && !input.hidden;
    default:
      return false;
  }
}
