import { expect, it } from 'vitest';
import { editPartitions } from './edit-partitions';
import { readPartitions } from './partitions';

const stored = [
  { id: 50, name: 'Tracks', scheme: 'enrollment_track', groups: [{ id: 1, name: 'Audit' }], odd: 1 },
  { id: 7, name: 'Content Groups', scheme: 'cohort', groups: [{ id: 120, name: 'Red', version: 1 }] },
  'nonsense',
];

it('adds a content group to the one partition for them, and makes that where there is none', () => {
  const added = editPartitions(stored, { kind: 'add-content-group', name: 'Blue' });
  expect(readPartitions(added)[1]?.groups).toEqual([
    { id: 120, name: 'Red' },
    { id: 121, name: 'Blue' },
  ]);
  expect(added[2]).toBe('nonsense');
  expect(readPartitions(editPartitions(undefined, { kind: 'add-content-group', name: 'Blue' }))).toMatchObject([
    { id: 101, scheme: 'cohort', groups: [{ id: 100, name: 'Blue' }] },
  ]);
});

it('renames, removes and refuses', () => {
  const red = { partitionId: 7, groupId: 120 };
  const renamed = editPartitions(stored, { kind: 'rename-group', ...red, opened: 'Red', name: 'Rose' });
  expect(renamed[1]).toEqual({ ...(stored[1] as object), groups: [{ id: 120, name: 'Rose', version: 1 }] });
  expect(readPartitions(editPartitions(stored, { kind: 'remove-group', ...red }))[1]?.groups).toEqual([]);
  expect(() => editPartitions(stored, { kind: 'rename-group', ...red, opened: 'Green', name: 'Rose' })).toThrow(
    expect.objectContaining({ code: 'groups.changed-meanwhile' }),
  );
  expect(() => editPartitions(stored, { kind: 'add-content-group', name: 'Red' })).toThrow(
    expect.objectContaining({ code: 'groups.name-taken' }),
  );
  expect(() => editPartitions(stored, { kind: 'remove-partition', partitionId: 8 })).toThrow(
    expect.objectContaining({ code: 'groups.not-found' }),
  );
});

it('makes experiments of groups, each with an id of its own', () => {
  const added = readPartitions(editPartitions(stored, { kind: 'add-experiment', name: 'Video', groups: ['A', 'B'] }));
  expect(added[2]).toMatchObject({ id: 123, name: 'Video', scheme: 'random', groups: [{ id: 121 }, { id: 122 }] });
});
