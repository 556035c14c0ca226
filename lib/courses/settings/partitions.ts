import type { Json } from '@/lib/olx/model';
import type { CourseOutline, OutlineEntry } from '../outline';

/** A group of a partition: of learners who see the same. */
export interface PartitionGroup {
  readonly id: number;
  readonly name: string;
}

/** A way to part the learners of a course: by cohort (content groups), by chance (an experiment), by enrolment track. */
export interface Partition {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** `cohort`, `random`, `enrollment_track`, `team`, or what else a course came with. */
  readonly scheme: string;
  readonly groups: readonly PartitionGroup[];
}

type PlainObject = { readonly [key: string]: Json };

export const isPlainObject = (value: Json | undefined): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The partitions in the course setting `user_partitions`; what cannot be read is left out, and stays in the setting. */
export function readPartitions(setting: Json | undefined): readonly Partition[] {
  return (Array.isArray(setting) ? setting : []).flatMap((partition: Json): Partition[] => {
    if (!isPlainObject(partition) || typeof partition.id !== 'number') {
      return [];
    }
    const groups = Array.isArray(partition.groups) ? partition.groups : [];
    return [
      {
        id: partition.id,
        name: text(partition.name),
        description: text(partition.description),
        scheme: text(partition.scheme) || 'random',
        groups: groups.flatMap((group: Json) =>
          isPlainObject(group) && typeof group.id === 'number' ? [{ id: group.id, name: text(group.name) }] : [],
        ),
      },
    ];
  });
}

/** Blocks that are only for some groups, or that part learners, by `PARTITION:GROUP` and by `PARTITION`. Pure. */
export function partitionUses(outline: CourseOutline): ReadonlyMap<string, readonly OutlineEntry[]> {
  const uses = new Map<string, OutlineEntry[]>();
  const use = (key: string, entry: OutlineEntry) => uses.set(key, [...(uses.get(key) ?? []), entry]);
  for (const entry of outline.entries.values()) {
    const { group_access: access, user_partition_id: parted } = entry.ownSettings;
    if (isPlainObject(access)) {
      for (const [partition, groups] of Object.entries(access)) {
        const ids = Array.isArray(groups) ? groups : [];
        if (ids.length > 0) {
          use(partition, entry);
        }
        for (const id of ids) {
          use(`${partition}:${String(id)}`, entry);
        }
      }
    }
    if (typeof parted === 'number' || typeof parted === 'string') {
      use(String(parted), entry);
    }
  }
  return uses;
}
