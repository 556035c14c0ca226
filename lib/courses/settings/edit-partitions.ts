import { conflict, invalid, notFound } from '@/lib/errors';
import type { Json } from '@/lib/olx/model';
import { isPlainObject, readPartitions } from './partitions';

/** One change of the groups of a course. */
export type GroupEdit =
  | { readonly kind: 'add-content-group'; readonly name: string }
  | { readonly kind: 'add-experiment'; readonly name: string; readonly groups: readonly string[] }
  | {
      readonly kind: 'rename-group';
      readonly partitionId: number;
      readonly groupId: number;
      /** Its name when the form was opened. */
      readonly opened: string;
      readonly name: string;
    }
  | { readonly kind: 'remove-group'; readonly partitionId: number; readonly groupId: number }
  | { readonly kind: 'rename-partition'; readonly partitionId: number; readonly opened: string; readonly name: string }
  | { readonly kind: 'remove-partition'; readonly partitionId: number };

type PlainObject = { readonly [key: string]: Json };

/** Ids below are fixed ones of Open edX (50: the enrolment track). */
const firstFreeId = 100;

/**
 * The setting `user_partitions` after one change; everything else in it stays as it is. Pure.
 *
 * Throws NotFound `groups.not-found`, Invalid `groups.name-taken`, Conflict `groups.changed-meanwhile`.
 */
export function editPartitions(setting: Json | undefined, edit: GroupEdit): readonly Json[] {
  const all: readonly Json[] = Array.isArray(setting) ? setting : [];
  const read = readPartitions(all);
  let nextId = Math.max(firstFreeId - 1, ...read.flatMap(({ id, groups }) => [id, ...groups.map((group) => group.id)]));
  const newId = () => {
    nextId += 1;
    return nextId;
  };
  const group = (name: string): Json => ({ id: newId(), name, version: 1, usage: [] });
  const changed = (id: number, change: (partition: PlainObject) => PlainObject | null): readonly Json[] => {
    if (!read.some((partition) => partition.id === id)) {
      throw gone();
    }
    return all.flatMap((partition) =>
      isPlainObject(partition) && partition.id === id ? (change(partition) ?? []) : [partition],
    );
  };
  switch (edit.kind) {
    case 'add-content-group': {
      const cohort = read.find(({ scheme }) => scheme === 'cohort');
      if (!cohort) {
        const groups = [group(edit.name)];
        return [...all, partitionOf(newId(), 'Content Groups', 'cohort', groups)];
      }
      refuseTaken(cohort.groups, edit.name);
      return changed(cohort.id, (partition) => ({ ...partition, groups: [...groupsOf(partition), group(edit.name)] }));
    }
    case 'add-experiment': {
      refuseTaken(read, edit.name);
      const groups = edit.groups.map(group);
      return [...all, partitionOf(newId(), edit.name, 'random', groups)];
    }
    case 'rename-group': {
      const partition = read.find(({ id }) => id === edit.partitionId);
      const now = partition?.groups.find(({ id }) => id === edit.groupId);
      if (!partition || !now) {
        throw gone();
      }
      refuseChanged(now.name, edit);
      refuseTaken(
        partition.groups.filter(({ id }) => id !== edit.groupId),
        edit.name,
      );
      return changed(edit.partitionId, (stored) => ({
        ...stored,
        groups: groupsOf(stored).map((one) =>
          isPlainObject(one) && one.id === edit.groupId ? { ...one, name: edit.name } : one,
        ),
      }));
    }
    case 'remove-group':
      return changed(edit.partitionId, (stored) => ({
        ...stored,
        groups: groupsOf(stored).filter((one) => !(isPlainObject(one) && one.id === edit.groupId)),
      }));
    case 'rename-partition': {
      const now = read.find(({ id }) => id === edit.partitionId);
      refuseChanged(now?.name ?? edit.opened, edit);
      return changed(edit.partitionId, (stored) => ({ ...stored, name: edit.name }));
    }
    case 'remove-partition':
      return changed(edit.partitionId, () => null);
  }
}

/** As Open edX writes one. */
const partitionOf = (id: number, name: string, scheme: string, groups: readonly Json[]): Json => ({
  id,
  name,
  description: '',
  scheme,
  groups,
  parameters: {},
  active: true,
  version: 3,
});

const groupsOf = ({ groups }: PlainObject): readonly Json[] => (Array.isArray(groups) ? groups : []);

const gone = () => notFound('groups.not-found', 'This group is not there any more. Somebody else may have removed it.');

function refuseTaken(others: readonly { readonly name: string }[], name: string): void {
  if (others.some((other) => other.name.trim() === name)) {
    throw invalid('groups.name-taken', 'There is a group of this name already.', {
      fields: { name: 'groups.name-taken' },
    });
  }
}

function refuseChanged(now: string, { opened, name }: { readonly opened: string; readonly name: string }): void {
  if (now !== opened && now !== name) {
    throw conflict('groups.changed-meanwhile', `Somebody else has named this “${now}” meanwhile. Nothing was saved.`);
  }
}
