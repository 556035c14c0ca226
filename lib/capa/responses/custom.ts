import type { Json } from '../../olx/model';
import { problemFault } from '../fault';
import type { Answer, InputAnswer } from '../model';
import { runAnswerCode, runAuthorCode } from '../script/answer-code';
import { readCheckReturn } from '../script/check-return';
import { escapeText } from '../source/html';
import type { Grader, GradeTools, ResponseSource, ResponseType, ResponseVerdict, Scope } from '../source/problem';
import { descendant, textOf } from '../source/xml';

/** Graded by the author's Python: code in `<answer>`, else a check function (`cfn`). */
export const customResponse: ResponseType = {
  tag: 'customresponse',
  inputs: [
    'textline',
    'textbox',
    'codeinput',
    'jsinput',
    'drag_and_drop_input',
    'chemicalequationinput',
    'formulaequationinput',
    'annotationinput',
    'crystallography',
    'vsepr_input',
    'designprotein2dinput',
    'editageneinput',
    'editamoleculeinput',
  ],
  needsScript: () => true,
  compile,
};

function compile(response: ResponseSource, scope: Scope): Grader {
  const { element } = response;
  const functionName = element.attributes.cfn ?? '';
  const given = element.attributes.expect ?? element.attributes.answer;
  const expect = given === undefined ? null : scope.text(given);
  const answer = descendant(element, 'answer');
  if (element.attributes.cfn === undefined && !answer) {
    throw problemFault('<customresponse> has neither a check function (cfn) nor an <answer>.');
  }
  const code = answer ? textOf(answer) : undefined;
  if (code === '') throw problemFault('The <answer> of <customresponse> has no code.');

  return {
    async grade(answers, tools) {
      const first = response.inputs[0];
      const submission = response.inputs.map(({ id }) => submitted(answers[id]));
      if (first && response.inputs.length === 1 && submission[0] === '') return nothingEntered(response, first.id);
      const globals = globalsFor(response, { expect, submission, answers: tools.answers, attempt: tools.attempt });
      if (code !== undefined) {
        const { seed, runScript } = tools;
        return runAnswerCode({ seed, script: scope.script, code, globals }, response.inputs, runScript);
      }
      return check({ response, functionName, expect, submission, globals, script: scope.script }, tools);
    },
    answers: () => shownAnswers(response, expect, scope),
  };
}

/** An empty single answer is wrong without asking the script; authors may have that said. */
function nothingEntered(response: ResponseSource, id: string): ResponseVerdict {
  const saysSo = (response.element.attributes.empty_answer_err ?? '') !== '';
  return {
    inputs: { [id]: { correctness: 'incorrect', points: 0, message: saysSo ? escapeText('No answer entered!') : '' } },
  };
}

interface Check {
  readonly response: ResponseSource;
  readonly functionName: string;
  readonly expect: string | null;
  readonly submission: readonly Json[];
  readonly globals: Readonly<Record<string, Json>>;
  readonly script: string;
}

async function check(work: Check, tools: GradeTools): Promise<ResponseVerdict> {
  const { response, submission } = work;
  const values = await runAuthorCode(
    {
      kind: 'check',
      seed: tools.seed,
      script: work.script,
      functionName: work.functionName,
      expect: work.expect,
      answer: submission.length === 1 ? (submission[0] ?? '') : submission,
      extraArguments: (response.element.attributes.cfn_extra_args ?? '').split(/\s+/).filter(Boolean),
      globals: work.globals,
    },
    tools.runScript,
  );
  const returned = values.return;
  if (!returned) throw problemFault(`The check function "${work.functionName}" returned nothing that can be read.`);
  return readCheckReturn(returned, response.inputs);
}

/** What Open edX puts beside the script's own names. */
function globalsFor(
  response: ResponseSource,
  values: {
    readonly expect: string | null;
    readonly submission: readonly Json[];
    readonly answers: GradeTools['answers'];
    readonly attempt: number;
  },
): Record<string, Json> {
  const ids = response.inputs.map(({ id }) => id);
  return {
    response_id: response.id,
    expect: values.expect,
    submission: values.submission,
    idset: ids,
    dynamath: ids.map(() => null),
    answers: Object.fromEntries(Object.entries(values.answers).map(([id, answer]) => [id, submitted(answer)])),
    correct: ids.map(() => 'unknown'),
    messages: ids.map(() => ''),
    overall_message: '',
    options: response.element.attributes.options ?? null,
    attempt: values.attempt,
  };
}

function submitted(answer: Answer | undefined): Json {
  return answer ?? '';
}

function shownAnswers(response: ResponseSource, expect: string | null, scope: Scope): Record<string, InputAnswer> {
  const shown: Record<string, InputAnswer> = {};
  for (const { id, element } of response.inputs) {
    const own = element.attributes.correct_answer;
    const text =
      response.inputs.length === 1 && expect !== null ? expect : own === undefined ? undefined : scope.text(own);
    if (text !== undefined && text !== '') shown[id] = { choiceNames: [], texts: [text] };
  }
  return shown;
}
