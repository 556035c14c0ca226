import { CapaFault } from './fault';
import { supported } from './inspect';
import type { ProblemFault } from './model';
import type { RunScript } from './script/contract';
import { correctOption, readOptions } from './source/options';
import type { Grader, Problem, ReadyResponse } from './source/problem';
import { childElements, descendant } from './source/xml';

/** What can be wrong with a problem as authored; `docs/course-check.md` explains each. */
export type ProblemFaultCode =
  | 'broken-problem'
  | 'unsupported-question'
  | 'bad-answer'
  | 'no-correct-answer'
  | 'missing-check-function';

export interface FoundFault extends ProblemFault {
  readonly code: ProblemFaultCode;
}

/**
 * What would keep learners from answering a problem, or from ever being right: it asks what cannot be graded, its own answers
 * cannot be used, nothing in it is right. Give it a problem that `prepareProblem` made ready; before its script has run, only
 * what does not depend on it is told. Lines count from 1 in the problem's source.
 *
 * @example
 * await findFaults(parseProblem('<problem><numericalresponse answer="2x"><textline/></numericalresponse></problem>'))
 * // [{ code: 'bad-answer', message: 'The answer "2x" cannot be used: …', line: 1, column: null }]
 */
export async function findFaults(
  problem: Problem,
  options: { readonly runScript?: RunScript | undefined } = {},
): Promise<readonly FoundFault[]> {
  if (problem.fault) return [{ ...problem.fault, code: 'broken-problem' }];
  const found: FoundFault[] = [];
  const tell = (code: ProblemFaultCode, response: ReadyResponse, message: string): void => {
    found.push({ code, message, line: response.element.line, column: null });
  };
  const { unsupported } = supported(problem, { hasSandbox: true });
  for (const response of problem.responses) {
    const tags = [response.element, ...response.inputs.map(({ element }) => element)].map(({ tag }) => tag);
    const named = tags.filter((tag) => unsupported.includes(tag));
    if (named.length > 0) {
      const shown = [...new Set(named)].map((tag) => `<${tag}>`).join(', ');
      tell(
        'unsupported-question',
        response,
        `${shown} cannot be answered here yet; the problem is shown, but not graded.`,
      );
    }
    const functionName = missingFunction(problem, response);
    if (functionName !== undefined) {
      tell(
        'missing-check-function',
        response,
        `No script of this problem defines the check function "${functionName}".`,
      );
    }
    if (!response.grader) continue;
    const why = await whyUnusable(response.grader, options.runScript);
    if (why !== undefined) tell('bad-answer', response, why);
    else if (hasNothingRight(response, response.grader, problem.text))
      tell('no-correct-answer', response, `No answer to this <${response.element.tag}> is right.`);
  }
  return found;
}

async function whyUnusable(grader: Grader, runScript: RunScript | undefined): Promise<string | undefined> {
  try {
    await grader.verify?.({ seed: 1, attempt: 1, runScript, answers: {} });
    return undefined;
  } catch (error) {
    if (!(error instanceof CapaFault)) throw error;
    return error.detail ?? error.message;
  }
}

/** The check function that a response names and no script defines, as far as its text shows. */
function missingFunction({ script }: Problem, { element }: ReadyResponse): string | undefined {
  const name = element.attributes.cfn?.trim();
  if (element.tag !== 'customresponse' || name === undefined || !/^\w+$/.test(name)) return undefined;
  // Where there is code in <answer>, nobody asks the function.
  if (descendant(element, 'answer')) return undefined;
  // Defined, assigned or imported: under that name at least it stands somewhere; a star may bring anything.
  const isNamed = new RegExp(`\\b${name}\\b`).test(script) || /\bimport\s+\*/.test(script);
  return isNamed ? undefined : name;
}

function hasNothingRight(response: ReadyResponse, grader: Grader, text: Problem['text']): boolean {
  const { element, inputs } = response;
  switch (element.tag) {
    case 'multiplechoiceresponse':
    case 'choiceresponse':
    case 'choicetextresponse':
      return Object.values(grader.answers()).every(({ choiceNames }) => choiceNames.length === 0);
    case 'optionresponse':
      return inputs.some(({ element: input }) => {
        const right = correctOption(input, text);
        return !readOptions(input, text).some((option) => option.text === right);
      });
    case 'stringresponse':
    case 'numericalresponse': {
      const answers = [element, ...childElements(element, 'additional_answer')];
      return answers.every(({ attributes }) => text(attributes.answer ?? '').trim() === '');
    }
    default:
      return false;
  }
}
