import type { Value } from '../calculator/complex';
import { compileExpression } from '../calculator/evaluate';
import { CalculatorFault } from '../calculator/fault';
import { answerFault, type CapaFault } from '../fault';
import { parseComplexText } from '../python/text';

/** What a learner reads when the author's own answer has no value. No attempt is used. */
export const staffAnswerMessage =
  'This problem’s own answer could not be worked out, so yours was not graded. Please tell the course team.';

/**
 * The value of an author's answer: a Python number (`3+4j`, `1e3`), else an expression.
 * Throws `CapaFault` (`answer`: Open edX stops the submission in the same way, and the attempt is not used).
 */
export function staffNumber(text: string): Value {
  const number = parseComplexText(text);
  if (number) return number.im === 0 ? number.re : number;
  try {
    return compileExpression(text, false)({});
  } catch (error) {
    if (error instanceof CalculatorFault) throw staffFault(text, error.message);
    throw error;
  }
}

/** The author's answer cannot be used: a plain sentence for the learner, the reason for the course team. */
export function staffFault(text: string, reason: string): CapaFault {
  return answerFault(staffAnswerMessage, `The answer "${text}" cannot be used: ${reason}`);
}
