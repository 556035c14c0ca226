import { expect, it } from 'vitest';
import type { Settings } from '@/lib/olx/model';
import { readSettingsForm } from './read-settings-form';

const zone = 'Europe/Helsinki';

function read(opened: Settings, fields: readonly (readonly [string, string])[]) {
  const form = new FormData();
  form.set('block', 'sequential@s');
  form.set('opened', JSON.stringify(opened));
  for (const [name, value] of fields) form.append(name, value);
  const { block: _, ...changes } = readSettingsForm(form, zone);
  return changes;
}
const nothing = { set: {}, unset: [], opened: {} };

it('reads a date in the reader’s time zone, and keeps the writing of one that is as it was', () => {
  expect(read({}, [['due', '2027-05-12T17:00']])).toEqual({ ...nothing, set: { due: '2027-05-12T14:00:00Z' } });
  expect(read({ due: '2027-05-12T14:00' }, [['due', '2027-05-12T17:00']])).toEqual(nothing);
  expect(read({ due: '2027-05-12T14:00' }, [['due', '']])).toEqual({
    set: {},
    unset: ['due'],
    opened: { due: '2027-05-12T14:00' },
  });
  expect(read({ due: null }, [['due', '']])).toEqual(nothing);
});

it('takes the inherited choice for nothing of its own', () => {
  const choose = (opened: Settings, value: string) => read(opened, [['visible_to_staff_only', value]]);
  expect(choose({}, '')).toEqual(nothing);
  expect(choose({}, 'false')).toEqual({ ...nothing, set: { visible_to_staff_only: false } });
  expect(choose({ visible_to_staff_only: true }, '')).toEqual({
    ...nothing,
    unset: ['visible_to_staff_only'],
    opened: { visible_to_staff_only: true },
  });
});

it('grades by an assignment type, and not at all without one', () => {
  const graded = { format: 'Lab', graded: true };
  expect(read({}, [['format', 'Lab']])).toEqual({ ...nothing, set: graded });
  expect(read(graded, [['format', '']])).toEqual({ set: {}, unset: ['format', 'graded'], opened: graded });
  const above: [string, string] = ['inheritsGraded', 'true'];
  expect(read({}, [['format', ''], above])).toEqual({ ...nothing, set: { graded: false } });
});

it('changes the groups that it shows and keeps the others', () => {
  const opened = { group_access: { '50': [1], '7': [3] } };
  const shown: [string, string] = ['partition', '7'];
  expect(read(opened, [shown, ['group', '7:3']])).toEqual(nothing);
  expect(read(opened, [shown, ['group', '7:4'], ['group', '7:5']]).set).toEqual({
    group_access: { '50': [1], '7': [4, 5] },
  });
  expect(read({ group_access: { '7': [3] } }, [shown]).set).toEqual({ group_access: {} });
  expect(read({}, [shown])).toEqual(nothing);
});

it('refuses what is no form of its own', () => {
  expect(() => readSettingsForm(new FormData(), zone)).toThrow();
});

it('leaves what was not touched in whatever form it was written', () => {
  const untouched: readonly (readonly [Settings, string, string])[] = [
    [{ max_attempts: null }, 'max_attempts', ''],
    [{ max_attempts: '3' }, 'max_attempts', ''],
    [{ due: 'soon' }, 'due', ''],
    [{ visible_to_staff_only: null }, 'visible_to_staff_only', ''],
    [{ showanswer: 'of_old' }, 'showanswer', 'of_old'],
    [{ hide_after_due: false }, 'hide_after_due.shown', '1'],
    [{ group_access: { '7': [] } }, 'partition', '7'],
    [{ group_access: null }, 'partition', '7'],
  ];
  for (const [opened, name, value] of untouched) {
    expect(read(opened, [[name, value]])).toEqual(nothing);
  }
  const groups: [string, string][] = [
    ['partition', '7'],
    ['group', '7:1'],
    ['group', '7:2'],
  ];
  expect(read({ group_access: { '7': [2, 1] } }, groups)).toEqual(nothing);
  const notGraded: [string, string][] = [
    ['format', ''],
    ['format.shown', ''],
  ];
  expect(read({ format: 'notgraded', graded: false }, notGraded)).toEqual(nothing);
  expect(read({ format: 'Lab' }, notGraded)).toEqual(nothing);
  expect(read({ hide_after_due: true }, [['hide_after_due.shown', '1']]).unset).toEqual(['hide_after_due']);
});

it('keeps of two sides the chosen one: theirs is left alone, mine is laid over theirs', () => {
  const typed: [string, string][] = [
    ['max_attempts', '3'],
    ['format', 'Lab'],
    ['format.shown', ''],
    ['theirs', JSON.stringify({ max_attempts: { value: 5 }, format: {}, graded: { value: false } })],
  ];
  const keep = (attempts: string, format: string): [string, string][] => [
    ...typed,
    ['keep:max_attempts', attempts],
    ['keep:format', format],
  ];
  expect(read({ max_attempts: 1 }, keep('mine', 'theirs'))).toEqual({
    set: { max_attempts: 3 },
    unset: [],
    opened: { max_attempts: 5 },
  });
  expect(read({ max_attempts: 1, graded: true }, keep('theirs', 'mine'))).toEqual({
    set: { format: 'Lab' },
    unset: [],
    opened: {},
  });
});
