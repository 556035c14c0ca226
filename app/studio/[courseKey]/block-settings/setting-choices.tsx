import { ConflictChoices } from '@/components/studio/settings/conflict-choices';
import type { BlockSettingConflict, OutlineEntry, StudioCourse } from '@/lib/courses';
import type { Json } from '@/lib/olx/model';
import { namesOfGroups } from './group-fields';
import { readTheirs, sideOf } from './read-settings-form';
import { settingWords } from './setting-words';
import { inheritedWords, shownFormat } from './settings-form';

/** What two people made of the same settings of a block, side by side, for the dialog to be sent again with what is to stay. */
export async function SettingChoices({
  course,
  entry,
  conflicts,
  form,
}: {
  readonly course: StudioCourse;
  /** As it is now. */
  readonly entry: OutlineEntry;
  readonly conflicts: readonly BlockSettingConflict[];
  /** As it was sent: what was chosen in it before is chosen still. */
  readonly form: FormData;
}) {
  const words = await settingWords();
  const say = (name: string, value: Json | undefined) => {
    if (name === 'group_access') {
      return namesOfGroups(course, value).join(', ') || words.t('everyone');
    }
    return value === undefined ? inheritedWords({ entry, words }, name) : words.sayValue(name, value);
  };
  const sides = new Map(conflicts.map((conflict) => [sideOf(conflict.name), conflict]));
  const theirs = conflicts.map(({ name, theirs: value }) => [name, value === undefined ? {} : { value }]);
  const format = String(form.get('format') ?? '');
  const chosen = [...form].filter(([name]) => name.startsWith('keep:') && !sides.has(name.slice('keep:'.length)));
  return (
    <>
      <input
        type="hidden"
        name="theirs"
        value={JSON.stringify({ ...readTheirs(form), ...Object.fromEntries(theirs) })}
      />
      {chosen.map(([name, side]) => (
        <input key={name} type="hidden" name={name} value={String(side)} />
      ))}
      <ConflictChoices
        conflicts={[...sides].map(([name, conflict]) => ({
          name,
          label: words.labelOf(name),
          theirs: name === 'format' ? shownFormat(entry) || words.t('notGraded') : say(name, conflict.theirs),
          mine: name === 'format' ? format || words.t('notGraded') : say(name, conflict.mine),
        }))}
      />
    </>
  );
}
