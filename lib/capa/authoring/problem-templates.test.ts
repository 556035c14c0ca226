import { expect, it } from 'vitest';
import { findFaults, hasScript, parseProblem, supported } from '@/lib/capa';
import { newQuestion } from './new-question';
import { problemTemplateIds, problemTemplates } from './problem-templates';
import { readVisual } from './read-visual';
import { questionTypes } from './visual-model';
import { writeVisual } from './write-visual';

it.each(problemTemplates)('$id is a problem without faults that can be graded', async ({ group, source, settings }) => {
  const problem = parseProblem(source);
  expect(problem.fault).toBeNull();
  expect(supported(problem, { hasSandbox: true }).gradable).toBe(true);
  if (!hasScript(problem)) {
    expect(await findFaults(problem)).toEqual([]);
  }
  expect(problem.root?.attributes.display_name).toBe(settings.display_name);
  if (group === 'common') {
    expect(readVisual(source).refusal).toBeUndefined();
  }
});

it('has a template for each id, in the order of the palette', () => {
  expect(problemTemplates.map(({ id }) => id)).toEqual(problemTemplateIds);
});

it.each(questionTypes)('a new question (%s) can be written and read', (type) => {
  const problem = { attributes: {}, parts: [newQuestion(type)], hints: [] };
  expect(readVisual(writeVisual(problem)).problem).toEqual(problem);
});
