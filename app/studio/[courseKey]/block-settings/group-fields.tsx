import { Checkbox } from '@/components/ui/checkbox';
import type { OutlineEntry, StudioCourse } from '@/lib/courses';
import type { Json } from '@/lib/olx/model';
import type { SettingWords } from './setting-words';

interface Partition {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** For whom a block is: the groups of each way in which the course is divided. */
export function GroupFields({
  course,
  entry,
  words,
}: {
  readonly course: StudioCourse;
  readonly entry: OutlineEntry;
  readonly words: SettingWords;
}) {
  const partitions = readPartitions(course.draft.course.ownSettings.user_partitions);
  const chosen = entry.ownSettings.group_access;
  if (partitions.length === 0) {
    return <p className="text-sm text-ink-3">{words.t('noGroups')}</p>;
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-semibold">{words.t('groups')}</legend>
      <p className="text-sm text-ink-3">{words.t('groupsHint')}</p>
      {partitions.map(({ id, name, groups }) => (
        <div key={id} className="grid gap-1.5">
          <input type="hidden" name="partition" value={id} />
          {partitions.length > 1 ? <p className="text-sm text-ink-2">{name}</p> : null}
          {groups.map((group) => (
            <Checkbox
              key={group.id}
              id={`group-${id}-${group.id}`}
              name="group"
              value={`${id}:${group.id}`}
              label={group.name}
              defaultChecked={groupsIn(chosen, id).includes(group.id)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readPartitions(value: Json | undefined): readonly Partition[] {
  const list = Array.isArray(value) ? value : [];
  return list.flatMap((item: Json): Partition[] => {
    if (!isObject(item) || item.active === false || !Array.isArray(item.groups)) {
      return [];
    }
    const groups = item.groups.flatMap((group: Json) =>
      isObject(group) ? [{ id: String(group.id), name: String(group.name ?? group.id) }] : [],
    );
    return [{ id: String(item.id), name: String(item.name ?? item.id), groups }];
  });
}

/** The names of the groups that a block is for. */
export function namesOfGroups(course: StudioCourse, access: Json | undefined): readonly string[] {
  return readPartitions(course.draft.course.ownSettings.user_partitions).flatMap(({ id, groups }) =>
    groups.filter((group) => groupsIn(access, id).includes(group.id)).map(({ name }) => name),
  );
}

function groupsIn(access: Json | undefined, partition: string): readonly string[] {
  const groups = isObject(access) ? access[partition] : undefined;
  return Array.isArray(groups) ? groups.map(String) : [];
}
