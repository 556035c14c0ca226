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
