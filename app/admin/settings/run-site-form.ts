import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SettingsState, ShownConflict } from '@/components/studio/settings/settings-state';
import { optionalWords } from '@/i18n/optional-words';
import { failedState } from '@/lib/action';
import { requireUser, type UserContext } from '@/lib/auth';
import { renderAuthorHtml } from '@/lib/courses';
import { LecternError } from '@/lib/errors';
import {
  changeSiteSettings,
  changeSiteSettingsInput,
  legalHtml,
  openSiteSettings,
  type SettingsSection,
  type SiteSettings,
  settingsSections,
} from '@/lib/site';
import { type FormValues, isLegalPage, legalPath, settingsPath, shownValues, typedValue } from './settings-values';

const sectionNames = z.enum(Object.keys(settingsSections) as [SettingsSection, ...SettingsSection[]]);
const opened = z.object({ rev: z.number().int().min(0), values: z.record(z.string(), z.string()) });
const frame = z.object({
  section: sectionNames,
  opened: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(opened),
  intent: z.string().max(200).catch('save'),
});

/** What the form sends back of the state that it was opened on. */
export const openedState = (settings: SiteSettings, section: SettingsSection): string =>
  JSON.stringify({ rev: settings.revs[section], values: shownValues(settings, section) } satisfies z.input<
    typeof opened
  >);

/**
 * Runs a form of one part of the site's settings: parses, calls the verb, and maps what it answers. Where another admin has saved
 * meanwhile, both sides stand in the form, and the next saving is compared with theirs.
 */
export async function runSiteForm(before: SettingsState, form: FormData): Promise<SettingsState> {
  const words = await siteWords();
  const cleared = { message: '', errors: {}, conflicts: [], previews: {}, round: before.round + 1 } as const;
  const parsed = frame.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { ...before, ...cleared, status: 'failed', message: words.say('form-invalid') };
  }
  const { section, opened: seen, intent } = parsed.data;
  const values = chooseSides(form, seen.values);
  const kept = { ...cleared, values, opened: JSON.stringify(seen) };
  try {
    const ctx = await requireUser();
    if (intent === 'preview:text') {
      return { ...kept, status: 'preview', previews: { text: renderAuthorHtml(legalHtml(values.text ?? ''), '') } };
    }
    const change = changeSiteSettingsInput.safeParse({ section, rev: seen.rev, value: typedValue(section, values) });
    if (!change.success) {
      const errors = change.error.issues.map(({ path, message }) => [String(path[1] ?? ''), words.wrong(message)]);
      return { ...kept, status: 'failed', errors: Object.fromEntries(errors), message: words.say('not-right') };
    }
    const saved = await saveOver(ctx, change.data, (theirs) =>
      conflictsOf(seen.values, shownValues(theirs, section), values, words.field),
    );
    if ('conflicts' in saved) {
      return { ...kept, status: 'conflict', conflicts: saved.conflicts, opened: openedState(saved.theirs, section) };
    }
    revalidatePath(isLegalPage(section) ? legalPath(section) : settingsPath);
    const isNew = saved.revs[section] !== seen.rev;
    return {
      ...kept,
      status: 'saved',
      values: shownValues(saved, section),
      opened: openedState(saved, section),
      message: words.say(isNew ? 'saved' : 'nothing-changed'),
    };
  } catch (error) {
    const { code, message, fields } = failedState(error);
    const errors = Object.entries(fields).map(([name, one]) => [name, words.wrong(one)]);
    return {
      ...kept,
      status: 'failed',
      errors: Object.fromEntries(errors),
      message: errors.length > 0 ? words.say('not-right') : words.say(code.replaceAll('.', '-'), message),
    };
  }
}

type Saved = SiteSettings | { readonly theirs: SiteSettings; readonly conflicts: readonly ShownConflict[] };

/** Saves; where somebody else has saved since, what they have changed is shown, unless both have changed it to the same. */
async function saveOver(
  ctx: UserContext,
  change: z.output<typeof changeSiteSettingsInput>,
  differing: (theirs: SiteSettings) => readonly ShownConflict[],
): Promise<Saved> {
  try {
    return await changeSiteSettings(ctx, change);
  } catch (error) {
    if (!(error instanceof LecternError) || error.code !== 'site.changed-meanwhile') {
      throw error;
    }
    const theirs = await openSiteSettings(ctx);
    const conflicts = differing(theirs);
    return conflicts.length > 0
      ? { theirs, conflicts }
      : await changeSiteSettings(ctx, { ...change, rev: theirs.revs[change.section] });
  }
}

/** What was typed; where somebody chose theirs, the control shows theirs. */
function chooseSides(form: FormData, theirs: FormValues): FormValues {
  return Object.fromEntries(
    Object.keys(theirs).map((name) => {
      // Browsers end the lines of a text as mails do.
      const typed = String(form.get(name) ?? '').replaceAll('\r\n', '\n');
      return [name, form.get(`keep:${name}`) === 'theirs' ? (theirs[name] ?? '') : typed];
    }),
  );
}

/** The fields that the other one has changed, and that say something else here. */
function conflictsOf(
  seen: FormValues,
  theirs: FormValues,
  mine: FormValues,
  label: (name: string) => string,
): readonly ShownConflict[] {
  const short = (text = '') => (text.length > 2000 ? `${text.slice(0, 2000)}…` : text);
  return Object.keys(theirs)
    .filter((name) => theirs[name] !== seen[name] && theirs[name] !== mine[name])
    .map((name) => ({ name, label: label(name), theirs: short(theirs[name]), mine: short(mine[name]) }));
}

async function siteWords() {
  const words = optionalWords(await getTranslations('admin.settings'));
  return {
    say: (code: string, otherwise = code) => words(`say.${code}`) ?? otherwise,
    wrong: (code: string) => words(`wrong.${code}`) ?? code,
    field: (name: string) => words(`field.${name}`) ?? name,
  };
}
