import { z } from 'zod';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { parseDate } from '@/lib/olx/fields/parse-date';
import type { Json, Settings } from '@/lib/olx/model';
import { fromZonedText, toZonedText } from '@/lib/schedule';

/** What the dialog for a block's settings sends: what was set when it was opened, and a control for each setting that it shows. */
const head = z.object({ block: z.string().min(1).max(300), opened: z.string().max(100_000) });
const openedSettings: z.ZodType<Settings> = z.record(z.string(), z.json());
/** What others made of settings meanwhile, where a choice between both sides was shown; without a value where it is not set. */
const theirSettings = z.record(z.string(), z.object({ value: z.json().optional() }));

export interface ReadSettings {
  readonly block: string;
  readonly set: Settings;
  readonly unset: string[];
  readonly opened: Settings;
}

/** Reads the form into the settings that it changes: those that stand as they were are left alone. Pure. Dates are in `timeZone`. */
export function readSettingsForm(form: FormData, timeZone: string): ReadSettings {
  const { block, opened: openedText } = head.parse(Object.fromEntries(form));
  const opened = openedSettings.parse(JSON.parse(openedText));
  const wanted = readWanted(form, opened, timeZone);
  const theirs = readTheirs(form);
  const changed = [...wanted].filter(
    ([name, value]) => !isSameJson(opened[name], value) && form.get(`keep:${sideOf(name)}`) !== 'theirs',
  );
  return {
    block,
    set: Object.fromEntries(changed.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    unset: changed.flatMap(([name, value]) => (value === undefined ? [name] : [])),
    opened: Object.fromEntries(
      changed.flatMap(([name]) => {
        const value = Object.hasOwn(theirs, name) ? theirs[name]?.value : opened[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
}

export const readTheirs = (form: FormData): z.output<typeof theirSettings> =>
  theirSettings.parse(JSON.parse(String(form.get('theirs') ?? '{}')));

/** The setting under which both sides of one are shown: whether a subsection is graded goes with its assignment type. */
export const sideOf = (name: string): string => (name === 'graded' ? 'format' : name);

/** Each setting that the form has a control for; undefined where the block is not to say it itself. */
function readWanted(form: FormData, opened: Settings, timeZone: string): ReadonlyMap<string, Json | undefined> {
  const wanted = new Map<string, Json | undefined>();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  for (const name of ['start', 'due']) {
    if (form.has(name)) {
      wanted.set(name, readDate(text(name), opened[name], timeZone));
    }
  }
  /** A control that shows what it showed leaves the setting in the form in which it was written. */
  const read = (name: string, shown: string, value: (said: string) => Json) => {
    const said = text(name);
    if (form.has(name)) {
      wanted.set(name, said === shown ? opened[name] : said === '' ? undefined : value(said));
    }
  };
  for (const name of ['show_correctness', 'showanswer']) {
    read(name, String(opened[name] ?? ''), (said) => said);
  }
  read('visible_to_staff_only', String(opened.visible_to_staff_only ?? ''), (said) => said === 'true');
  for (const name of ['max_attempts', 'relative_weeks_due']) {
    const before = opened[name];
    read(name, typeof before === 'number' ? String(before) : '', Number);
  }
  if (form.has('format') && text('format') !== form.get('format.shown')) {
    const format = text('format');
    wanted.set('format', format === '' ? undefined : format);
    // Graded is inherited, the assignment type is not: a subsection without a type says so only where it would be graded otherwise.
    wanted.set('graded', format !== '' ? true : form.get('inheritsGraded') === 'true' ? false : undefined);
  }
  if (form.has('hide_after_due.shown')) {
    const isHidden = form.has('hide_after_due');
    const before = opened.hide_after_due;
    wanted.set('hide_after_due', isHidden === (before === true) ? before : isHidden ? true : undefined);
  }
  const partitions = form.getAll('partition').map(String);
  if (partitions.length > 0) {
    wanted.set('group_access', readGroups(partitions, form.getAll('group').map(String), opened.group_access));
  }
  return wanted;
}

/** A date that still reads as it did keeps the form in which it was written. */
function readDate(text: string, opened: Json | undefined, timeZone: string): Json | undefined {
  const before = parseDate(opened);
  if (text === '') {
    // One that could not be read was shown as none.
    return before === null ? opened : undefined;
  }
  if (before !== null && toZonedText(new Date(before), timeZone) === text.slice(0, 16)) {
    return opened;
  }
  const instant = fromZonedText(text, timeZone);
  return instant ? instant.toISOString().replace('.000Z', 'Z') : text;
}

/** The groups that are ticked, by partition; what the block says of partitions that the form does not show stays. */
function readGroups(shown: readonly string[], ticked: readonly string[], opened: Json | undefined): Json | undefined {
  const before: Settings = Object.fromEntries(
    typeof opened === 'object' && opened !== null && !Array.isArray(opened) ? Object.entries(opened) : [],
  );
  const access: Record<string, Json> = Object.fromEntries(
    Object.entries(before).filter(([partition]) => !shown.includes(partition)),
  );
  for (const partition of shown) {
    const groups = ticked.flatMap((value) => {
      const [of, group] = value.split(':');
      return of === partition ? [Number(group)] : [];
    });
    const was = Object.hasOwn(before, partition) ? before[partition] : undefined;
    if (Array.isArray(was) && isSameJson(was.map(String).sort(), groups.map(String).sort())) {
      access[partition] = was;
    } else if (groups.length > 0) {
      access[partition] = groups;
    }
  }
  return Object.keys(access).length === 0 && (opened === undefined || opened === null) ? opened : access;
}
