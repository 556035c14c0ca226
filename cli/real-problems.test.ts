import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type AnswersView,
  answersOf,
  grade,
  type InputView,
  type Problem,
  parseProblem,
  supported,
  viewProblem,
} from '@/lib/capa';
import { readArchive } from '@/lib/courses/read-archive';
import { walkBlocks } from '@/lib/olx';

/** Real courses stand beside the project, not in it: they are other people's work. */
const folder = join(import.meta.dirname, '../../shared/courses');
const archives = [
  'openedx-demo-course-AGPL-3.0',
  'microsoft-oxa-kitchen-sink-MIT',
  'math-percent-edx-fi-CC-BY-3.0',
  'opencraft-demo-dndv2-CC-BY-SA-3.0',
  'opencraft-demo-poll-CC-BY-SA-3.0',
];

/** Of the demo course: asks for an opinion. */
const takesEverything = '7071a317a0744a37924ef5dea17d47e1';

async function problemsOf(archive: string): Promise<readonly { readonly id: string; readonly problem: Problem }[]> {
  const opened = await readArchive(join(folder, `${archive}.tar.gz`));
  await opened.close();
  return [...walkBlocks(opened.course.draft)]
    .filter((block) => block.type === 'problem')
    .map((block) => ({ id: block.id, problem: parseProblem(block.source ?? '') }));
}

/** An answer that is right, from what Show answer says; undefined where it does not say it in a form that can be sent. */
function rightAnswer(input: InputView, answers: AnswersView): Answer | undefined {
  const shown = answers.inputs[input.inputId];
  if (!shown) return undefined;
  if (input.type === 'checkbox') return shown.choiceNames;
  if (input.type === 'choice') return shown.choiceNames[0];
  const text = shown.texts[0] ?? '';
  const numbers = [...text.matchAll(/-?[\d.]+/g)].map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (input.type === 'image') return `[${Math.round((a + c) / 2)},${Math.round((b + d) / 2)}]`;
  if (input.type === 'annotation')
    return JSON.stringify({ options: input.options.filter((o) => o.text === text).map((o) => o.id) });
  if (/^[[(].*,.*[\])]$/.test(text)) return String((a + b) / 2);
  return text;
}

/** An answer of the right form that is not right. */
function wrongAnswer(input: InputView, right: Answer | undefined): Answer {
  switch (input.type) {
    case 'choice':
      return input.choices.find((choice) => choice.name !== right)?.name ?? null;
    case 'dropdown':
      return input.choices.find((choice) => choice.name !== right)?.name ?? '';
    case 'numerical':
    case 'formula':
      return '-98765.4321';
    case 'text':
      return 'zzz no such word';
    default:
      return null;
  }
}

describe.skipIf(!existsSync(folder))('problems of real courses (skipped where ../shared/courses is absent)', () => {
  it('show, accept their own answer and refuse another', async () => {
    let checked = 0;
    const left: string[] = [];
    const wrong: string[] = [];
    for (const archive of archives) {
      for (const { id, problem } of await problemsOf(archive)) {
        const name = `${archive.split('-').slice(0, 2).join('-')} ${id}`;
        const view = viewProblem(problem);
        if (view.fault) wrong.push(`${name}: ${view.fault.message}`);
        const { gradable, unsupported, needsSandbox } = supported(problem);
        if (!gradable) {
          left.push(`${name}: ${unsupported.join(', ')}${needsSandbox ? ' (its Python needs the sandbox)' : ''}`);
          continue;
        }
        const answers = answersOf(problem);
        const right = Object.fromEntries(
          view.inputs.map((input) => [input.inputId, rightAnswer(input, answers) ?? null]),
        );
        const other = Object.fromEntries(
          view.inputs.map((input) => [input.inputId, wrongAnswer(input, right[input.inputId])]),
        );
        const [accepted, refused] = [await grade(problem, right), await grade(problem, other)];
        if (accepted.error !== undefined || !accepted.isCorrect)
          wrong.push(`${name}: ${JSON.stringify({ right, accepted })}`);
        // A survey in disguise: its pattern is `.*.`.
        else if (id === takesEverything) left.push(`${name}: every text is right`);
        else if (refused.error !== undefined || refused.earned > 0)
          wrong.push(`${name}: ${JSON.stringify({ other, refused })}`);
        else checked += 1;
      }
    }
    console.log(
      `${checked} problems of real courses checked by their own answers; not so checked (${left.length}):\n  ${left.join('\n  ')}`,
    );
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(70);
  });
});
