'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { draftText, editDraft, type GradingDraft } from '@/components/studio/grading/grading-draft';
import type { GradingState } from '@/components/studio/grading/grading-state';
import {
  controlOfPath,
  draftOf,
  type OpenedGrading,
  readDraft,
  writeGrading,
} from '@/components/studio/grading/write-grading';
import { failedState } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import {
  type FieldConflict,
  type LiveFieldChange,
  SettingsConflict,
  saveGrading,
  studioCoursePath,
} from '@/lib/courses';
import { previewGradingPolicy } from '@/lib/grades';
import { formWords } from '../settings-form/form-words';
import { describePolicy } from './describe-policy';

const frame = z.object({
  courseKey: z.string().max(255),
  opened: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(z.object({ policy: z.json().optional(), grace: z.json().optional() })),
  checked: z.string().catch(''),
  intent: z.string().max(50).catch('check'),
});

/**
 * The grading page's one action: edits the form (`add-type` …), tries it out (`check`), or saves what was tried out (`save`). What was
 * typed since is tried out first.
 */
export async function changeGrading(before: GradingState, form: FormData): Promise<GradingState> {
  const words = await formWords();
  const typed = readDraft(form);
  const base: GradingState = {
    ...before,
    draft: typed,
    status: 'edited',
    message: '',
    errors: {},
    conflicts: [],
    preview: null,
    checked: '',
    round: before.round + 1,
  };
  const parsed = frame.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { ...base, status: 'failed', message: words('form.invalid') };
  }
  const { courseKey, checked, intent } = parsed.data;
  const opened: OpenedGrading = parsed.data.opened;
  const draft = chooseSides(typed, opened, form);
  const kept = { ...base, draft, opened: JSON.stringify(opened) };
  if (intent !== 'check' && intent !== 'save') {
    return { ...kept, draft: editDraft(draft, intent) };
  }
  const written = writeGrading(opened, draft);
  const sayAll = (errors: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, words(code)]));
  if (Object.keys(written.errors).length > 0) {
    return { ...kept, status: 'failed', errors: sayAll(written.errors) };
  }
  try {
    const ctx = await requireUser();
    if (intent === 'save' && checked === draftText(draft)) {
      const changes: readonly LiveFieldChange[] = [
        { field: 'grading-policy', opened: opened.policy, value: written.policy },
        { field: 'settings/graceperiod', opened: opened.grace, value: written.grace },
      ];
      await saveGrading(ctx, { courseKey, changes, renames: written.renames, message: 'Grading' });
      revalidatePath(studioCoursePath(courseKey, 'grading'));
      const now = { policy: written.policy, grace: written.grace };
      return {
        ...kept,
        status: 'saved',
        draft: draftOf(now),
        opened: JSON.stringify(now),
        message: words('grading-saved'),
      };
    }
    const { policy = null, renames } = written;
    const preview = await previewGradingPolicy(ctx, { courseKey, policy, renames });
    return { ...kept, status: 'checked', preview, checked: draftText(draft) };
  } catch (error) {
    if (error instanceof SettingsConflict) {
      return { ...kept, ...(await showConflicts(error.conflicts, opened)) };
    }
    const failed = failedState(error);
    const errors = Object.entries(failed.fields).map(([path, code]) => [controlOfPath(path, draft), words(code)]);
    return {
      ...kept,
      status: 'failed',
      errors: Object.fromEntries(errors),
      message: errors.length > 0 ? '' : words(failed.code, failed.message),
    };
  }
}

/** Where somebody chose theirs, the form shows theirs. */
function chooseSides(draft: GradingDraft, opened: OpenedGrading, form: FormData): GradingDraft {
  const theirs = draftOf(opened);
  return {
    ...draft,
    ...(form.get('keep:policy') === 'theirs' && { types: theirs.types, cutoffs: theirs.cutoffs }),
    ...(form.get('keep:grace') === 'theirs' && {
      graceHours: theirs.graceHours,
      graceMinutes: theirs.graceMinutes,
    }),
  };
}

/** Both sides in words; the next saving is compared with theirs. */
async function showConflicts(
  conflicts: readonly FieldConflict[],
  opened: OpenedGrading,
): Promise<Pick<GradingState, 'status' | 'conflicts' | 'opened'>> {
  const t = await getTranslations('studioGrading');
  const now: Record<string, unknown> = { ...opened };
  const shown = await Promise.all(
    conflicts.map(async ({ field, theirs, mine }) => {
      const isPolicy = field === 'grading-policy';
      now[isPolicy ? 'policy' : 'grace'] = theirs;
      const say = async (value: typeof theirs) => (isPolicy ? await describePolicy(value) : String(value ?? ''));
      return {
        name: isPolicy ? 'policy' : 'grace',
        label: isPolicy ? t('title') : t('grace.title'),
        theirs: await say(theirs),
        mine: await say(mine),
      };
    }),
  );
  return { status: 'conflict', conflicts: shown, opened: JSON.stringify(now) };
}
