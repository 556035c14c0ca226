import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { SettingsState } from '@/components/studio/settings/settings-state';
import { failedState } from '@/lib/action';
import { requireUser, type UserContext } from '@/lib/auth';
import {
  changeSettings,
  type FieldConflict,
  type LiveControl,
  type LiveFieldChange,
  type OpenedValues,
  previewHtml,
  readFormChanges,
  SettingsConflict,
  type StudioPlace,
  shownText,
  studioCoursePath,
} from '@/lib/courses';
import { formWords, labelOf } from './form-words';

const frame = z.object({
  courseKey: z.string().max(255),
  timeZone: z.string().max(64).catch('UTC'),
  opened: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(z.record(z.string(), z.json())),
  intent: z.string().max(200).catch('save'),
});

export interface SettingsFormOptions {
  readonly place: StudioPlace;
  readonly controls: readonly LiveControl[];
  /** For the course's history. */
  readonly message: string;
  /** The label of a control, for what two people changed. */
  readonly label: (name: string) => Promise<string> | string;
  /** How the changes are saved, where it is not `changeSettings`. */
  readonly save?: (ctx: UserContext, courseKey: string, changes: readonly LiveFieldChange[]) => Promise<unknown>;
}

/**
 * Runs a form whose controls each show one field of what is live: parses, calls the verb, and maps what it answers. `intent` is
 * `save`, or `preview:NAME` for the HTML of a control as learners would see it.
 */
export async function runSettingsForm(
  before: SettingsState,
  form: FormData,
  options: SettingsFormOptions,
): Promise<SettingsState> {
  const { place, controls, message, label } = options;
  const words = await formWords();
  const values = typedValues(form, controls);
  const base: SettingsState = {
    ...before,
    values,
    message: '',
    errors: {},
    conflicts: [],
    previews: {},
    round: before.round + 1,
  };
  const parsed = frame.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { ...base, status: 'failed', message: words('form.invalid') };
  }
  const { courseKey, timeZone, intent } = parsed.data;
  const opened: OpenedValues = parsed.data.opened;
  const kept = { ...base, opened: JSON.stringify(opened) };
  try {
    const ctx = await requireUser();
    if (intent.startsWith('preview:')) {
      const name = intent.slice('preview:'.length);
      return {
        ...kept,
        status: 'preview',
        previews: { ...before.previews, [name]: previewHtml(ctx, { courseKey, html: values[name] ?? '' }) },
      };
    }
    const chosen = chooseSides(controls, opened, values, form, timeZone);
    const { changes, errors } = readFormChanges(controls, opened, (name) => chosen[name] ?? '', timeZone);
    if (Object.keys(errors).length > 0) {
      return { ...kept, status: 'failed', values: chosen, errors: sayAll(errors, words) };
    }
    const save = options.save ?? ((by, key, all) => changeSettings(by, { courseKey: key, changes: all, message }));
    if (changes.length > 0) {
      await save(ctx, courseKey, changes);
      revalidatePath(studioCoursePath(courseKey, place));
    }
    return {
      ...kept,
      status: 'saved',
      values: chosen,
      opened: JSON.stringify(openedAfter(controls, opened, changes)),
      message: words(changes.length > 0 ? 'saved' : 'nothing-changed'),
    };
  } catch (error) {
    if (error instanceof SettingsConflict) {
      return { ...kept, ...(await showConflicts(error.conflicts, controls, opened, timeZone, label)) };
    }
    const failed = failedState(error);
    const byName = Object.fromEntries(
      Object.entries(failed.fields).map(([field, code]) => [
        controls.find((control) => control.field === field)?.name ?? field,
        code,
      ]),
    );
    const isSaidByFields = Object.keys(byName).length > 0;
    return {
      ...kept,
      status: 'failed',
      errors: sayAll(byName, words),
      message: words(isSaidByFields ? 'courses.bad-settings' : failed.code, failed.message),
    };
  }
}

function typedValues(form: FormData, controls: readonly LiveControl[]): Record<string, string> {
  return Object.fromEntries(controls.map(({ name }) => [name, textOf(form.get(name))]));
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');

/** Where somebody chose theirs, the control shows theirs. */
function chooseSides(
  controls: readonly LiveControl[],
  opened: OpenedValues,
  values: Readonly<Record<string, string>>,
  form: FormData,
  timeZone: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    controls.map((control) => [
      control.name,
      form.get(`keep:${control.name}`) === 'theirs'
        ? shownText(control, opened[control.name], timeZone)
        : (values[control.name] ?? ''),
    ]),
  );
}

/** What the fields hold once the changes are saved. A field that is not set is left out. */
function openedAfter(
  controls: readonly LiveControl[],
  opened: OpenedValues,
  changes: readonly LiveFieldChange[],
): OpenedValues {
  const values: Record<string, OpenedValues[string]> = { ...opened };
  for (const { field, value } of changes) {
    const name = controls.find((control) => control.field === field)?.name;
    if (name !== undefined) {
      values[name] = value;
    }
  }
  return values;
}

/** Both sides of each field; the next saving is compared with theirs. */
async function showConflicts(
  conflicts: readonly FieldConflict[],
  controls: readonly LiveControl[],
  opened: OpenedValues,
  timeZone: string,
  label: SettingsFormOptions['label'],
): Promise<Pick<SettingsState, 'status' | 'conflicts' | 'opened'>> {
  const shown = conflicts.flatMap(({ field, theirs, mine }) => {
    const control = controls.find((one) => one.field === field);
    return control
      ? [
          {
            control,
            theirs: shownText(control, theirs, timeZone),
            mine: shownText(control, mine, timeZone),
            value: theirs,
          },
        ]
      : [];
  });
  return {
    status: 'conflict',
    opened: JSON.stringify({
      ...opened,
      ...Object.fromEntries(shown.map(({ control, value }) => [control.name, value])),
    }),
    conflicts: await Promise.all(
      shown.map(async ({ control, theirs, mine }) => ({
        name: control.name,
        label: await label(control.name),
        theirs: labelOf(theirs),
        mine: labelOf(mine),
      })),
    ),
  };
}

const sayAll = (
  errors: Readonly<Record<string, string>>,
  words: (code: string, otherwise?: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, words(code, code)]));
