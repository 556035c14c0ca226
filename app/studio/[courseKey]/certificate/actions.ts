'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import {
  type CertificateDraft,
  certificateDraftOf,
  readCertificateDraft,
  writeCertificate,
} from '@/components/studio/certificate/certificate-draft';
import type { SettingsState } from '@/components/studio/settings/settings-state';
import { failedState } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import { changeSettings, type FieldValue, SettingsConflict, studioCoursePath } from '@/lib/courses';
import { formWords } from '../settings-form/form-words';

const frame = z.object({
  courseKey: z.string().max(255),
  opened: z
    .string()
    .transform((text) => (text === '' ? undefined : JSON.parse(text)))
    .pipe(z.json().optional()),
});

/** Saves the design of the certificate. */
export async function saveCertificate(before: SettingsState, form: FormData): Promise<SettingsState> {
  const [words, t] = await Promise.all([formWords(), getTranslations('studioCertificate')]);
  const typed = readCertificateDraft(form);
  const base: SettingsState = {
    ...before,
    status: 'failed',
    message: '',
    errors: {},
    conflicts: [],
    values: { draft: JSON.stringify(typed) },
    round: before.round + 1,
  };
  const parsed = frame.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { ...base, message: words('form.invalid') };
  }
  const { courseKey, opened } = parsed.data;
  const draft = form.get('keep:design') === 'theirs' ? certificateDraftOf(opened) : typed;
  const kept = { ...base, values: { draft: JSON.stringify(draft) }, opened: textOf(opened) };
  const value = writeCertificate(opened, draft);
  try {
    const ctx = await requireUser();
    const changes = [{ field: 'settings/certificates', opened, value }] as const;
    await changeSettings(ctx, { courseKey, changes, message: 'Certificate' });
    revalidatePath(studioCoursePath(courseKey, 'certificate'));
    return {
      ...kept,
      status: 'saved',
      values: { draft: JSON.stringify(certificateDraftOf(value)) },
      opened: textOf(value),
      message: t('saved'),
    };
  } catch (error) {
    if (error instanceof SettingsConflict) {
      const [conflict] = error.conflicts;
      const say = (side: FieldValue) => describeDesign(certificateDraftOf(side), t('active'));
      return {
        ...kept,
        status: 'conflict',
        opened: textOf(conflict?.theirs),
        conflicts: [{ name: 'design', label: t('title'), theirs: say(conflict?.theirs), mine: say(conflict?.mine) }],
      };
    }
    const failed = failedState(error);
    return { ...kept, message: words(failed.code, failed.message) };
  }
}

const textOf = (value: FieldValue): string => (value === undefined ? '' : JSON.stringify(value));

/** A design in a few lines, to tell two of them apart. */
const describeDesign = ({ name, courseTitle, isActive, signatories }: CertificateDraft, active: string): string =>
  [
    courseTitle,
    name,
    isActive ? active : '',
    ...signatories.map((one) => [one.name, one.title, one.organization].filter(Boolean).join(', ')),
  ]
    .filter(Boolean)
    .join('\n');
