import { z } from 'zod';
import type { HintView, InputId } from '../model';
import type { GradeTools, ResponseSource, ResponseVerdict } from '../source/problem';
import { childElement } from '../source/xml';
import { runAuthorCode } from './answer-code';

const hintsSchema = z.record(z.string(), z.string());

/** The author's function that sets hints (`<hintgroup hintfn="…">`); undefined where the response names none. */
export function hintFunctionOf(response: ResponseSource): string | undefined {
  return childElement(response.element, 'hintgroup')?.attributes.hintfn || undefined;
}

/**
 * Calls an author's hint function, `f(answer_ids, student_answers, new_cmap, old_cmap)`, with what was just graded, and answers
 * the hints that it set to be shown. The results before this submission (`old_cmap`) are not given: it is empty.
 * Throws `CapaFault` where the function fails. Source: the Open edX documentation, "Problem with Adaptive Hint".
 */
export async function runHintFunction(
  call: {
    readonly functionName: string;
    readonly script: string;
    readonly response: ResponseSource;
    readonly verdict: ResponseVerdict;
  },
  tools: GradeTools,
): Promise<Readonly<Record<InputId, readonly HintView[]>>> {
  const { response, verdict } = call;
  const graded = response.inputs.map(({ id }) => {
    const { correctness = 'incorrect', points = null, message = '' } = verdict.inputs[id] ?? {};
    return [id, { correctness, npoints: points, msg: message }] as const;
  });
  const values = await runAuthorCode(
    {
      kind: 'answer',
      seed: tools.seed,
      script: call.script,
      code: `import correctmap\nnew_cmap = correctmap.CorrectMap(graded)\n${call.functionName}(answer_ids, student_answers, new_cmap, correctmap.CorrectMap())\nshown_hints = new_cmap.shown_hints()`,
      globals: {
        answer_ids: response.inputs.map(({ id }) => id),
        student_answers: Object.fromEntries(response.inputs.map(({ id }) => [id, tools.answers[id] ?? ''])),
        graded: Object.fromEntries(graded),
      },
      read: ['shown_hints'],
    },
    tools.runScript,
  );
  const shown = hintsSchema.safeParse(values.shown_hints?.json);
  return Object.fromEntries(
    Object.entries(shown.data ?? {}).map(([id, html]) => [id, [{ label: '', html: html.trim() }]]),
  );
}
