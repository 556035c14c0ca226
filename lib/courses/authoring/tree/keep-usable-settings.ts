import { parseUsageKey } from '@/lib/olx/identity';
import type { Json, Settings } from '@/lib/olx/model';

/** The partition of the enrolment tracks: every course has it. */
const trackPartition = '50';

/**
 * The settings of a block that mean something in another course: without the groups that the course does not have (they would let
 * nobody in) and without a subsection to be done first that did not come along. Pure.
 *
 * @param course the settings of the course that the block comes into
 * @param blocks the blocks that come with it, `TYPE@ID`
 */
export function keepUsableSettings(
  settings: Settings,
  course: Settings,
  blocks: ReadonlySet<string>,
): { readonly settings: Settings; readonly dropped: readonly string[] } {
  const dropped: string[] = [];
  const kept: Record<string, Json> = {};
  const required = typeof settings.required_prereq === 'string' ? parseUsageKey(settings.required_prereq) : undefined;
  const isReachable = required !== undefined && blocks.has(`${required.type}@${required.id}`);
  for (const [name, value] of Object.entries(settings)) {
    if (name === 'group_access' && isObject(value)) {
      const groups = Object.entries(value).filter(([id]) => id === trackPartition || partitionsOf(course).has(id));
      if (groups.length > 0) {
        kept[name] = Object.fromEntries(groups);
      }
      if (groups.length < Object.keys(value).length) {
        dropped.push(name);
      }
    } else if (prerequisiteNames.has(name) && required !== undefined && !isReachable) {
      dropped.push(name);
    } else {
      kept[name] = value;
    }
  }
  return { settings: kept, dropped };
}

const prerequisiteNames = new Set(['required_prereq', 'min_score', 'min_completion']);

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function partitionsOf({ user_partitions: partitions }: Settings): ReadonlySet<string> {
  const list = Array.isArray(partitions) ? partitions : [];
  return new Set(list.flatMap((partition: Json) => (isObject(partition) ? [String(partition.id)] : [])));
}
