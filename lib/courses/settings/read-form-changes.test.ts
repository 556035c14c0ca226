import { expect, it } from 'vitest';
import { type LiveControl, readFormChanges, shownText } from './read-form-changes';

const controls: readonly LiveControl[] = [
  { name: 'start', field: 'settings/start', kind: 'date' },
  { name: 'paced', field: 'settings/self_paced', kind: 'flag', fallback: false },
  { name: 'zone', field: 'settings/show_timezone', kind: 'flag', fallback: true },
  { name: 'before', field: 'settings/pre_requisite_courses', kind: 'lines', fallback: [] },
  { name: 'overview', field: 'about/overview', kind: 'html' },
  { name: 'raw', field: 'settings/raw', kind: 'json' },
];
const zone = 'Europe/Helsinki';
const opened = { start: '2026-01-01T00:00', overview: 'a\r\nb' };
const shown = Object.fromEntries(
  controls.map((control) => [control.name, shownText(control, opened[control.name as keyof typeof opened], zone)]),
);
const read = (typed: Readonly<Record<string, string>>) =>
  readFormChanges(controls, opened, (name) => ({ ...shown, ...typed })[name] ?? '', zone);

it('shows dates in the reader’s zone and what holds where nothing is set', () => {
  expect(shown).toMatchObject({ start: '2026-01-01T02:00', paced: '', zone: 'on', before: '' });
});

it('finds no change in a form that is sent as it was shown', () => {
  expect(read({ overview: 'a\nb' })).toEqual({ changes: [], errors: {} });
});

it('reads what was typed', () => {
  const { changes } = read({ start: '2026-02-01T02:00', paced: 'on', zone: '', before: ' a \n\nb', overview: ' ' });
  expect(changes).toEqual([
    { field: 'settings/start', opened: '2026-01-01T00:00', value: '2026-02-01T00:00:00Z' },
    { field: 'settings/self_paced', opened: undefined, value: true },
    { field: 'settings/show_timezone', opened: undefined, value: false },
    { field: 'settings/pre_requisite_courses', opened: undefined, value: ['a', 'b'] },
    { field: 'about/overview', opened: 'a\r\nb', value: undefined },
  ]);
});

it('says what cannot be read', () => {
  expect(read({ start: 'soon', raw: '{' }).errors).toEqual({ start: 'bad-date', raw: 'bad-json' });
});

it('shows a fraction in percents and keeps it as one; what is above 1 is shown as it is', () => {
  const control: LiveControl = { name: 'score', field: 'settings/entrance_exam_minimum_score_pct', kind: 'percent' };
  expect([0.57, 65, 1].map((value) => shownText(control, value, zone))).toEqual(['57', '65', '100']);
  const typed = (text: string) => readFormChanges([control], { score: 65 }, () => text, zone);
  expect(typed('57,5 %').changes).toMatchObject([{ value: 0.575 }]);
  expect(typed('1').changes).toMatchObject([{ value: 0.01 }]);
  expect(['101', '-1', 'much'].map((text) => typed(text).errors)).toEqual(Array(3).fill({ score: 'bad-number' }));
});
