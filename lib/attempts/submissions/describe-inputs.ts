import { answersInWords, answersOf, viewProblem } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { LecternError } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { loadProblem } from '../problem/load-problem';

/** An input of a version of a problem, as the course team reads what was answered to it. */
export interface DescribedInput {
  readonly inputId: string;
  /** Choices by the name that forms send: their plain text, and whether they are (part of) the answer. */
  readonly choices: ReadonlyMap<string, { readonly text: string; readonly isCorrect: boolean }>;
}

/**
 * The inputs of a version of a problem by their ids; empty for a version that is kept no more. Of problems with Python only what
 * holds for every learner is told. For the course team only: throws Forbidden. Callers take the version from the course's own answers,
 * never from whoever asks: a hash alone opens nothing.
 */
export async function describeInputs(
  ctx: Context,
  { courseKey, node }: { readonly courseKey: string; readonly node: string },
): Promise<ReadonlyMap<string, DescribedInput>> {
  requirePermission(ctx, 'submission.view', courseTarget(courseKey));
  try {
    const { problem } = await loadProblem(ctx.courseware, node);
    const view = viewProblem(problem, { hasSandbox: true });
    const { inputs } = answersOf(problem, { seed: 1 });
    return new Map(
      view.inputs.map((input): [string, DescribedInput] => {
        const { inputId } = input;
        const correct = new Set(inputs[inputId]?.choiceNames ?? []);
        const names =
          input.type === 'choice' || input.type === 'checkbox' || input.type === 'dropdown' ? input.choices : [];
        const choices = names.map(({ name }): [string, { text: string; isCorrect: boolean }] => [
          name,
          {
            text: answersInWords({ [inputId]: [name] }, view)[0]?.text ?? name,
            isCorrect: correct.has(name) || (inputs[inputId]?.texts.includes(name) ?? false),
          },
        ]);
        return [inputId, { inputId, choices: new Map(choices) }];
      }),
    );
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'NotFound') {
      return new Map();
    }
    throw error;
  }
}
