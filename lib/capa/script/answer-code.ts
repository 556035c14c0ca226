import type { Json } from '../../olx/model';
import type { Correctness, InputId } from '../model';
import type { ResponseVerdict, Verdict } from '../source/problem';
import type { CheckedInput } from './check-return';
import type { RunScript, ScriptReply, ScriptValue } from './contract';
import { noSandbox, scriptFault } from './script-fault';

export interface AnswerCode {
  readonly seed: number;
  readonly script: string;
  /** The author's `<answer>`: sets `correct`, `messages`, `overall_message`, `grade_decimals`. */
  readonly code: string;
  readonly globals: Readonly<Record<string, Json>>;
}

/** Runs an author's `<answer>` code and reads what it says of each input. Throws `CapaFault` where it fails. */
export async function runAnswerCode(
  request: AnswerCode,
  inputs: readonly CheckedInput[],
  runScript: RunScript | undefined,
): Promise<ResponseVerdict> {
  const values = await runAuthorCode(
    { kind: 'answer', ...request, read: ['correct', 'messages', 'overall_message', 'grade_decimals'] },
    runScript,
  );
  const correct = listOf(values.correct);
  const messages = listOf(values.messages);
  const decimals = listOf(values.grade_decimals);
  const verdicts: Record<InputId, Verdict> = {};
  inputs.forEach((input, index) => {
    const correctness = correctnessOf(correct[index]);
    const decimal = decimals[index];
    const share = correctness === 'correct' ? 1 : correctness === 'partially-correct' ? 0.5 : 0;
    const message = messages[index];
    verdicts[input.id] = {
      correctness,
      points: input.possible * (typeof decimal === 'number' ? decimal : share),
      message: typeof message === 'string' ? message.trim() : '',
    };
  });
  const overall = values.overall_message?.json;
  return { inputs: verdicts, overallMessage: typeof overall === 'string' ? overall.trim() : '' };
}

/** Runs a request and answers its values; throws `CapaFault` for the course team where the code fails. */
export async function runAuthorCode(
  request: Parameters<RunScript>[0],
  runScript: RunScript | undefined,
): Promise<Readonly<Record<string, ScriptValue>>> {
  const reply: ScriptReply = runScript ? await runScript(request) : noSandbox;
  if (!reply.ok) throw scriptFault(reply);
  return reply.values;
}

function listOf(value: ScriptValue | undefined): readonly Json[] {
  return Array.isArray(value?.json) ? value.json : [];
}

function correctnessOf(value: Json | undefined): Correctness {
  return value === 'correct' || value === 'partially-correct' ? value : 'incorrect';
}
