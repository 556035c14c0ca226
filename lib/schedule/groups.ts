import type { GroupRule, Learner } from './model';

/** The partition of enrolment tracks has this id in every course. */
export const enrollmentTrackPartition = 50;

/** Group ids of the enrolment modes within that partition, as Open edX numbers them. */
const groupByMode: Readonly<Record<string, number>> = {
  audit: 1,
  verified: 2,
  professional: 3,
  'no-id-professional': 4,
  credit: 5,
  honor: 6,
  masters: 7,
};

/**
 * The groups of the enrolment track partition that a mode puts its learner in; none for a mode without a number.
 * @example groupsOfMode('verified') // [2]
 */
export function groupsOfMode(mode: string): readonly number[] {
  const group = groupByMode[mode];
  return group === undefined ? [] : [group];
}

/**
 * Whether a learner's groups satisfy a block's `group_access`: one of the groups named, in every partition named. An unknown
 * partition or group admits nobody.
 * @example isInGroups([{ partitionId: 50, groupIds: [2] }], new Map([[50, [1]]])) // false
 */
export function isInGroups(rules: readonly GroupRule[], groups: Learner['groups']): boolean {
  return rules.every(({ partitionId, groupIds }) => {
    const held = groups.get(partitionId) ?? [];
    return groupIds.some((group) => held.includes(group));
  });
}
