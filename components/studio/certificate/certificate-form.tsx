'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { CertificateSheet } from '@/components/credential/certificate-sheet';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { useSentForm } from '@/components/ui/form/use-sent-form';
import { Input } from '@/components/ui/input';
import type { CertifiedCourse } from '@/lib/certificates';
import { SettingsAnswer } from '../settings/settings-answer';
import { type SettingsAction, untouchedSettings } from '../settings/settings-state';
import { type CertificateDraft, maxSignatories, noSignatory } from './certificate-draft';
import { SignatoryFields } from './signatory-fields';

export interface CertificateFormProps {
  readonly action: SettingsAction;
  readonly courseKey: string;
  /** JSON of the setting as the page is opened; empty where the course has none. */
  readonly opened: string;
  readonly draft: CertificateDraft;
  readonly course: CertifiedCourse;
  readonly images: readonly { readonly value: string; readonly label: string; readonly href: string }[];
  /** When somebody would get it who passed now. */
  readonly now: string;
  readonly address: string;
}

/** The design of the certificate beside the certificate: what is typed shows in it at once. Works without script. */
export function CertificateForm({
  action,
  courseKey,
  opened,
  course,
  images,
  now,
  address,
  ...props
}: CertificateFormProps) {
  const t = useTranslations('studioCertificate');
  const { state, form, button } = useSentForm(action, untouchedSettings);
  const first = state.values.draft ? (JSON.parse(state.values.draft) as CertificateDraft) : props.draft;
  const [draft, setDraft] = useState(first);
  const { round, values } = state;
  useEffect(() => {
    if (round > 0 && values.draft) {
      setDraft(JSON.parse(values.draft));
    }
  }, [round, values.draft]);
  const rows = [...draft.signatories, ...Array.from({ length: maxSignatories }, () => noSignatory)].slice(
    0,
    Math.max(maxSignatories, draft.signatories.length),
  );
  const shown = rows.filter(({ name }) => name.trim() !== '').slice(0, maxSignatories);
  return (
    <form {...form} className="studio-form">
      <input type="hidden" name="courseKey" value={courseKey} />
      <input type="hidden" name="opened" value={state.opened ?? opened} />
      <SettingsAnswer state={state} />
      <section aria-labelledby="preview-title" className="certificate-preview">
        <h2 id="preview-title" className="sr-only">
          {t('preview')}
        </h2>
        <CertificateSheet
          certificate={{
            state: 'valid',
            id: 'cert_00000000000000000000000000',
            learnerName: t('learner'),
            course: { ...course, title: draft.courseTitle.trim() || course.title },
            signatories: shown.map(({ name, title, organization }) => ({ name, title, organization, imagePath: null })),
            issuedAt: now,
            root: '',
            issue: 1,
          }}
          address={address}
          images={shown.map(({ image }) => images.find(({ value }) => value === image)?.href ?? null)}
        />
      </section>
      <StudioSection id="design" title={t('design')} text={t('designText')}>
        <div className="studio-fields">
          <Field id="courseTitle" label={t('courseTitle')} hint={t('courseTitleHint')}>
            {(control) => (
              <Input
                {...control}
                name="courseTitle"
                value={draft.courseTitle}
                placeholder={course.title}
                onChange={(event) => setDraft({ ...draft, courseTitle: event.target.value })}
                lang={course.language ?? undefined}
                dir="auto"
              />
            )}
          </Field>
          <Field id="name" label={t('name')} hint={t('nameHint')}>
            {(control) => (
              <Input
                {...control}
                name="name"
                value={draft.name}
                onChange={(event) => setDraft({ ...draft, name: event.target.value })}
                dir="auto"
              />
            )}
          </Field>
          <Checkbox
            id="isActive"
            name="isActive"
            label={t('active')}
            hint={t('activeHint')}
            checked={draft.isActive}
            onChange={(event) => setDraft({ ...draft, isActive: event.target.checked })}
            className="studio-wide"
          />
        </div>
      </StudioSection>
      <SignatoryFields
        rows={rows}
        images={images}
        lang={course.language ?? undefined}
        change={(signatories) => setDraft({ ...draft, signatories })}
      />
      <div className="studio-save">
        <Button type="submit" {...button}>
          {t('save')}
        </Button>
        <p className="text-sm text-ink-3">{t('saveNote')}</p>
      </div>
    </form>
  );
}
