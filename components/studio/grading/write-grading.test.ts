import { expect, it } from 'vitest';
import { draftText, editDraft } from './grading-draft';
import { controlOfPath, draftOf, readDraft, writeGrading } from './write-grading';

const policy = {
  GRADER: [
    { type: 'Homework', short_label: 'HW', min_count: '12', drop_count: 2, weight: 0.15, own: 1 },
    { type: 'Exam', min_count: 1, drop_count: 0, weight: 0.85 },
  ],
  GRADE_CUTOFFS: { C: 0.5, A: '0.9' },
  odd: true,
};
const opened = { policy, grace: '1 day 2 hours 30 minutes 5 seconds' };
const draft = draftOf(opened);
const type = (index: number, more: object) => ({
  ...draft,
  types: draft.types.map((row, at) => (at === index ? { ...row, ...more } : row)),
});

it('shows a stored policy as text, highest cut-off first', () => {
  expect(draft.types[0]).toMatchObject({ name: 'Homework', short: 'HW', weight: '15', min: '12', drop: '2' });
  expect(draft.cutoffs).toEqual([
    { letter: 'A', percent: '90' },
    { letter: 'C', percent: '50' },
  ]);
  expect([draft.graceHours, draft.graceMinutes]).toEqual(['26', '30']);
  expect(draftOf({}).types.map(({ name }) => name)).toEqual(['Homework', 'Lab', 'Midterm Exam', 'Final Exam']);
});

it('writes back what it was opened with where nothing was typed', () => {
  expect(writeGrading(opened, draft)).toEqual({ ...opened, renames: [], errors: {} });
  expect(writeGrading({}, draftOf({}))).toEqual({ policy: undefined, grace: undefined, renames: [], errors: {} });
});

it('writes only what was typed, and keeps keys that it does not show', () => {
  expect(writeGrading(opened, type(0, { weight: '20' })).policy).toEqual({
    ...policy,
    GRADER: [{ ...policy.GRADER[0], weight: 0.2 }, policy.GRADER[1]],
  });
  const gone = writeGrading(opened, editDraft(editDraft(draft, 'remove-type:0'), 'letters'));
  expect(gone.policy).toEqual({
    odd: true,
    GRADER: [policy.GRADER[1]],
    GRADE_CUTOFFS: { A: '0.9', B: 0.8, C: 0.7, D: 0.6 },
  });
  expect(writeGrading(opened, { ...draft, graceHours: '0', graceMinutes: '0' }).grace).toBeUndefined();
  expect(writeGrading(opened, { ...draft, graceHours: '3' }).grace).toBe('3 hours 30 minutes 0 seconds');
});

it('moves the subsections of a renamed type unless it is told not to', () => {
  expect(writeGrading(opened, type(0, { name: ' Practice ' })).renames).toEqual([{ from: 'Homework', to: 'Practice' }]);
  expect(writeGrading(opened, type(0, { name: 'Practice', moves: false })).renames).toEqual([]);
});

it('says what cannot be read, by control', () => {
  expect(writeGrading(opened, type(1, { weight: 'much', min: '-1', drop: '0.5' })).errors).toEqual({
    'type.1.weight': 'bad-number',
    'type.1.min': 'bad-count',
    'type.1.drop': 'bad-count',
  });
  const twice = { ...draft, cutoffs: [...draft.cutoffs, { letter: 'A', percent: '80' }, { letter: '', percent: '1' }] };
  expect(writeGrading(opened, twice).errors).toEqual({
    'cutoff.2.letter': 'cutoff-repeated',
    'cutoff.3.letter': 'cutoff-name-missing',
  });
  expect(controlOfPath('GRADER[1].weight', draft)).toBe('type.1.weight');
  expect(controlOfPath('GRADE_CUTOFFS.C', draft)).toBe('cutoff.1.percent');
});

it('reads the draft that a form sends', () => {
  const form = new FormData();
  for (const [index, row] of draft.types.entries()) {
    for (const part of ['from', 'was', 'name', 'short', 'weight', 'min', 'drop'] as const) {
      form.set(`type.${index}.${part}`, row[part]);
    }
  }
  for (const [index, row] of draft.cutoffs.entries()) {
    form.set(`cutoff.${index}.letter`, row.letter);
    form.set(`cutoff.${index}.percent`, row.percent);
  }
  form.set('graceHours', draft.graceHours);
  form.set('graceMinutes', draft.graceMinutes);
  expect(draftText(readDraft(form))).toBe(draftText(draft));
});
