import { expect, it } from 'vitest';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import { applyChanges } from './apply-changes';
import { findFieldFaults } from './find-field-faults';
import { type LiveField, readLiveField, writeLiveField } from './live-field';

const live = {
  settings: { start: '2026-01-01T00:00:00Z', odd_one: { kept: true } },
  documents: { ...noDocuments, about: { overview: '<p>Old</p>' } },
  files: 'f',
};
const end = (opened: string | undefined, value: string | undefined) =>
  ({ field: 'settings/end', opened, value }) as const;

it('reads back what it wrote, and touches nothing else', () => {
  const values: readonly [LiveField, string | undefined][] = [
    ['settings/end', '2027-01-01T00:00:00Z'],
    ['about/overview', '<p>New</p>'],
    ['about/overview', undefined],
    ['pages/syllabus', '<p>Page</p>'],
    ['handouts', '<p>Handout</p>'],
    ['settings/start', undefined],
  ];
  for (const [field, value] of values) {
    const written = writeLiveField(live, field, value);
    expect(readLiveField(written, field)).toBe(value);
    expect(writeLiveField(written, field, readLiveField(live, field))).toEqual(live);
  }
  expect(readLiveField(live, 'settings/toString')).toBeUndefined();
});

it('sets what the form changed and leaves what it shows unchanged as others have made it', () => {
  const { live: changed, conflicts } = applyChanges(live, [
    end(undefined, '2027-01-01T00:00:00Z'),
    // Shown as it was before somebody else moved the start: not this form's doing.
    { field: 'settings/start', opened: '2025-01-01T00:00:00Z', value: '2025-01-01T00:00:00Z' },
  ]);
  expect(conflicts).toEqual([]);
  expect(changed.settings).toEqual({ ...live.settings, end: '2027-01-01T00:00:00Z' });
});

it('shows both sides where somebody else changed the same field, and none where they agree', () => {
  const change = { field: 'about/overview', opened: '<p>Older</p>', value: '<p>Mine</p>' } as const;
  expect(applyChanges(live, [change]).conflicts).toEqual([
    { field: 'about/overview', theirs: '<p>Old</p>', mine: '<p>Mine</p>' },
  ]);
  expect(applyChanges(live, [{ ...change, value: '<p>Old</p>' }]).conflicts).toEqual([]);
});

it('finds values that do not fit their field, of changed fields only', () => {
  const faults = (value: unknown, field: LiveField = 'settings/end') =>
    findFieldFaults(writeLiveField(live, field, value as string), [
      { field, opened: undefined, value: value as string },
    ]);
  expect(faults('2025-01-01T00:00:00Z')).toEqual({ 'settings/end': 'end-before-start' });
  expect(faults('soon')['settings/end']).toContain('date');
  expect(faults('', 'settings/display_name')).toEqual({ 'settings/display_name': 'name-missing' });
  expect(faults(['nonsense'], 'settings/pre_requisite_courses')).toEqual({
    'settings/pre_requisite_courses': 'bad-course-key',
  });
  expect(faults({ any: 'thing' }, 'settings/nobody_knows')).toEqual({});
  expect(findFieldFaults({ ...live, settings: { end: 'soon' } }, [])).toEqual({});
});
