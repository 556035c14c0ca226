import { createInterface } from 'node:readline';
import { z } from 'zod';
import { invalid } from '@/lib/errors';
import { sharedSandbox } from '@/sandbox';
import { type EvalKind, evalKinds } from '../eval';
import { evalCourseGrade } from '../eval-course-grade';
import { printLine } from '../show/print';

const kinds: Readonly<Record<string, EvalKind>> = { ...evalKinds, 'course-grade': evalCourseGrade };
export const evalKindNames: readonly string[] = Object.keys(kinds);

const identified = z.looseObject({ id: z.json().optional() });

/** `lectern eval KIND`: one JSON object a line in, one a line out, in the same order and in one process. Needs no store. */
export async function runEval(kindName: string): Promise<void> {
  const kind = Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined;
  if (!kind) {
    throw invalid('eval.unknown-kind', `There is no kind ${kindName}; there are ${evalKindNames.join(', ')}.`);
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') {
      await printLine(JSON.stringify(await answer(kind, line)));
    }
  }
}

async function answer(kind: EvalKind, line: string): Promise<object> {
  let id: unknown;
  try {
    const input = identified.parse(JSON.parse(line));
    id = input.id;
    return { id, ...(await kind(input, { runScript: sharedSandbox().runScript })) };
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return { id, error: 'input', message };
  }
}
