import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { showAnswerModes, showCorrectnessModes } from '@/lib/capa/controls';
import type { Context } from '@/lib/context';
import { inheritedSource, type OutlineEntry, type StudioCourse } from '@/lib/courses';
import { notFound } from '@/lib/errors';
import { parseGradingPolicy } from '@/lib/grading';
import { parseDate } from '@/lib/olx/fields/parse-date';
import { toZonedText } from '@/lib/schedule';
import { GroupFields } from './group-fields';
import { type SettingWords, settingWords } from './setting-words';

/** The settings that each level of an outline is asked for. */
const shown: Readonly<Record<string, readonly string[]>> = {
  chapter: ['start', 'visible_to_staff_only', 'group_access'],
  sequential: [
    'start',
    'due',
    'format',
    'visible_to_staff_only',
    'show_correctness',
    'max_attempts',
    'showanswer',
    'hide_after_due',
    'group_access',
  ],
  vertical: ['visible_to_staff_only', 'max_attempts', 'showanswer', 'group_access'],
};
/** What a course at the learner's own pace has in the place of dates. */
const atOwnPace: Readonly<Record<string, readonly string[]>> = { due: ['relative_weeks_due'], start: [] };
const settingsOfAny = ['visible_to_staff_only', 'group_access'];

/** The fields of the dialog for a block's settings: what it says itself, and beside it what it would inherit. */
export async function BlockSettingsForm({
  ctx,
  course,
  block,
}: {
  readonly ctx: Context;
  readonly course: StudioCourse;
  readonly block: string;
}) {
  const entry = course.draft.entries.get(block);
  if (!entry) {
    throw notFound('courses.no-block', `The course has no block ${block} any more.`);
  }
  const [words, { settings: opened }] = await Promise.all([settingWords(), ctx.courseware.getNode(entry.node)]);
  const { isSelfPaced } = course.draft.courseSchedule;
  const names = (shown[entry.type] ?? settingsOfAny).flatMap((name) => (isSelfPaced && atOwnPace[name]) || [name]);
  const fields: Readonly<Record<string, ReactNode>> = {
    start: <DateField key="start" name="start" entry={entry} words={words} />,
    due: <DateField key="due" name="due" entry={entry} words={words} />,
    relative_weeks_due: <NumberField key="weeks" name="relative_weeks_due" entry={entry} words={words} />,
    format: <FormatField key="format" course={course} entry={entry} words={words} />,
    visible_to_staff_only: (
      <ChoiceField key="visible" name="visible_to_staff_only" values={['false', 'true']} entry={entry} words={words} />
    ),
    show_correctness: (
      <ChoiceField key="results" name="show_correctness" values={showCorrectnessModes} entry={entry} words={words} />
    ),
    max_attempts: <NumberField key="attempts" name="max_attempts" entry={entry} words={words} />,
    showanswer: <ChoiceField key="answers" name="showanswer" values={showAnswerModes} entry={entry} words={words} />,
    hide_after_due: (
      <div key="hide">
        <input type="hidden" name="hide_after_due.shown" value="1" />
        <Checkbox
          id="setting-hide_after_due"
          name="hide_after_due"
          label={words.t('hideAfterDue')}
          defaultChecked={entry.ownSettings.hide_after_due === true}
        />
      </div>
    ),
    group_access: <GroupFields key="groups" course={course} entry={entry} words={words} />,
  };
  return (
    <div className="grid gap-5">
      <input type="hidden" name="courseKey" value={course.courseKey} />
      <input type="hidden" name="block" value={block} />
      <input type="hidden" name="opened" value={JSON.stringify(opened)} />
      {names.map((name) => fields[name])}
    </div>
  );
}

interface FieldProps {
  readonly entry: OutlineEntry;
  readonly words: SettingWords;
}

/** What holds where the block says nothing itself, and where that is from. */
export function inheritedWords({ entry, words }: FieldProps, name: string): string {
  const { value, from } = inheritedSource(entry, name);
  const said = words.sayValue(name, value);
  return from
    ? words.t('useInherited', { title: words.titleOf(from), value: said })
    : words.t('useDefault', { value: said });
}

function DateField({ name, entry, words }: FieldProps & { readonly name: 'start' | 'due' }) {
  const own = parseDate(entry.ownSettings[name]);
  const { t, timeZone } = words;
  return (
    <Field
      id={`setting-${name}`}
      label={t(name)}
      hint={
        <>
          {name === 'start' ? t('startHint', { zone: timeZone }) : t('dueHint')}
          <span className="block">{inheritedWords({ entry, words }, name)}</span>
        </>
      }
    >
      {(control) => (
        <Input
          {...control}
          name={name}
          type="datetime-local"
          defaultValue={own === null ? '' : toZonedText(new Date(own), timeZone)}
        />
      )}
    </Field>
  );
}

function ChoiceField({
  name,
  values,
  entry,
  words,
}: FieldProps & {
  readonly name: 'visible_to_staff_only' | 'show_correctness' | 'showanswer';
  readonly values: readonly string[];
}) {
  const own = entry.ownSettings[name];
  const said = own === undefined || own === null ? '' : String(own);
  const asJson = (value: string) => (name === 'visible_to_staff_only' ? value === 'true' : value);
  return (
    <Field id={`setting-${name}`} label={words.labelOf(name)}>
      {(control) => (
        <Select {...control} name={name} defaultValue={said}>
          <option value="">{inheritedWords({ entry, words }, name)}</option>
          {[...new Set([...values, ...(said === '' ? [] : [said])])].map((value) => (
            <option key={value} value={value}>
              {words.sayValue(name, asJson(value))}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

const numbers = {
  max_attempts: { hint: 'attemptsHint', least: 0 },
  relative_weeks_due: { hint: 'weeksHint', least: 1 },
} as const;

function NumberField({ name, entry, words }: FieldProps & { readonly name: keyof typeof numbers }) {
  const own = entry.ownSettings[name];
  const { hint, least } = numbers[name];
  const value = inheritedWords({ entry, words }, name);
  return (
    <Field id={`setting-${name}`} label={words.labelOf(name)} hint={words.t(hint, { value })}>
      {(control) => (
        <Input
          {...control}
          name={name}
          type="number"
          min={least}
          inputMode="numeric"
          defaultValue={typeof own === 'number' ? own : ''}
        />
      )}
    </Field>
  );
}

/** The assignment type of a subsection that is graded; empty for one that is not. */
export function shownFormat({ settings: { format, graded } }: OutlineEntry): string {
  return graded === true && typeof format === 'string' ? format : '';
}

function FormatField({ course, entry, words }: FieldProps & { readonly course: StudioCourse }) {
  const own = shownFormat(entry);
  const read = parseGradingPolicy(course.draft.documents.gradingPolicy);
  const types = read.ok ? read.policy.types.map(({ type }) => type) : [];
  const all = [...new Set([...types, ...(own === '' ? [] : [own])])];
  return (
    <>
      <input type="hidden" name="inheritsGraded" value={String(inheritedSource(entry, 'graded').value === true)} />
      <input type="hidden" name="format.shown" value={own} />
      <Field id="setting-format" label={words.t('format')}>
        {(control) => (
          <Select {...control} name="format" defaultValue={own}>
            <option value="">{words.t('notGraded')}</option>
            {all.map((type) => (
              <option key={type} value={type}>
                {type}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
