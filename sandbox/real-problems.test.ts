import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Answers,
  type AnswersView,
  answersOf,
  grade,
  type InputView,
  type Problem,
  parseProblem,
  prepareProblem,
  viewProblem,
} from '@/lib/capa';
import { readArchive } from '@/lib/courses/read-archive';
import { walkBlocks } from '@/lib/olx';
import { handAnswers } from './testing/real-answers';
import { testSandbox } from './testing/test-sandbox';

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
    case 'checkbox':
      return input.choices
        .map((choice) => choice.name)
        .filter((name) => !(Array.isArray(right) && right.includes(name)));
    case 'image':
      return '[0,0]';
    case 'annotation': {
      const other = input.options.find(({ id }) => right !== JSON.stringify({ options: [id] }));
      return JSON.stringify({ options: other ? [other.id] : [] });
    }
    default:
      return null;
  }
}

/** A right answer and a wrong one: as Show answer says, else as worked out by hand; undefined where neither has one. */
function answersFor(id: string, problem: Problem): { readonly right: Answers; readonly wrong: Answers } | undefined {
  const byHand = handAnswers[id];
  if (byHand) return byHand;
  const { inputs } = viewProblem(problem, { hasSandbox: true });
  const answers = answersOf(problem);
  const right = inputs.map((input) => [input.inputId, rightAnswer(input, answers)] as const);
  if (right.some(([, answer]) => answer === undefined)) return undefined;
  const known = new Map(right);
  return {
    right: Object.fromEntries(right.map(([inputId, answer]) => [inputId, answer ?? null])),
    wrong: Object.fromEntries(
      inputs.map((input) => [input.inputId, wrongAnswer(input, known.get(input.inputId))] as const),
    ),
  };
}

describe.skipIf(!existsSync(folder))('problems of real courses (skipped where ../shared/courses is absent)', () => {
  const { runScript } = testSandbox();

  it('show, accept their own answer and refuse another', { timeout: 300_000 }, async () => {
    const checked: string[] = [];
    const left: string[] = [];
    const wrong: string[] = [];
    for (const archive of archives) {
      for (const { id, problem: source } of await problemsOf(archive)) {
        const name = `${archive.split('-').slice(0, 2).join('-')} ${id}`;
        const problem = await prepareProblem(source, { seed: 1, runScript });
        const view = viewProblem(problem, { hasSandbox: true });
        if (view.fault) wrong.push(`${name}: ${view.fault.message}`);
        // A survey in disguise: its pattern is `.*.`.
        if (id === takesEverything) {
          left.push(`${name}: every text is right`);
          continue;
        }
        const strange = view.inputs.flatMap((input) => (input.type === 'unsupported' ? [input.tag] : []));
        const given = answersFor(id, problem);
        if (strange.length > 0 || !given) {
          left.push(`${name}: ${strange.length > 0 ? `no such input: ${strange.join(', ')}` : 'names no answer'}`);
          continue;
        }
        const accepted = await grade(problem, given.right, { runScript });
        const refused = await grade(problem, given.wrong, { runScript });
        if (accepted.error !== undefined || !accepted.isCorrect || accepted.earned !== accepted.possible) {
          wrong.push(`${name}: ${JSON.stringify({ right: given.right, accepted })}`);
        } else if (refused.error !== undefined || refused.earned > 0) {
          wrong.push(`${name}: ${JSON.stringify({ wrong: given.wrong, refused })}`);
        } else checked.push(id);
      }
    }
    console.log(
      `${checked.length} problems of real courses checked by their own answers; not so checked (${left.length}):\n  ${left.join('\n  ')}`,
    );
    expect(wrong).toEqual([]);
    // Every problem that was worked out by hand was reached.
    expect(Object.keys(handAnswers).filter((id) => !checked.includes(id))).toEqual([]);
    expect(checked.length).toBeGreaterThanOrEqual(92);
  });
});
