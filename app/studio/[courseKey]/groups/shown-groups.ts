import type { ShownGroup } from '@/components/studio/groups/group-row';
import type { Cohort } from '@/lib/cohorts';
import { type FieldValue, type Partition, partitionUses, readPartitions, type StudioCourse } from '@/lib/courses';
import { titleOf } from '@/lib/enrollments';

export interface ShownPartition extends Omit<Partition, 'groups'> {
  readonly groups: readonly ShownGroup[];
  readonly isUsed: boolean;
}

/** The partitions of a course with what each group is used by, in the draft and for learners. */
export function shownPartitions(
  { draft, published }: StudioCourse,
  setting: FieldValue,
  cohorts: readonly Cohort[],
): readonly ShownPartition[] {
  const uses = [partitionUses(draft), partitionUses(published)];
  const entriesOf = (key: string) =>
    new Map(uses.flatMap((of) => (of.get(key) ?? []).map((entry) => [entry.block, titleOf(entry)])));
  return readPartitions(setting).map(({ groups, ...partition }) => ({
    ...partition,
    isUsed: entriesOf(String(partition.id)).size > 0,
    groups: groups.map(({ id, name }) => ({
      partitionId: partition.id,
      id,
      name,
      blocks: [...entriesOf(`${partition.id}:${id}`).values()],
      cohorts: cohorts
        .filter(({ group }) => group?.partitionId === partition.id && group.groupId === id)
        .map((cohort) => cohort.name),
    })),
  }));
}
