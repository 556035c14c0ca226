'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useAnswerFocus } from '@/components/ui/form/use-answer-focus';
import { Notice } from '@/components/ui/notice';
import { ConflictChoices } from './conflict-choices';
import { FieldSearch, holdsWords } from './field-search';
import { SettingsField, type SettingsFieldSpec } from './settings-field';
import { type SettingsAction, type SettingsState, untouchedSettings } from './settings-state';

export interface SettingsSection {
  readonly id: string;
  readonly title: string;
  readonly text?: ReactNode;
  readonly fields: readonly SettingsFieldSpec[];
}

/**
 * A form of settings that are live when saved. Works without script: the page comes back with errors, previews and what others
 * changed meanwhile in it. With script the answer appears in place, and what needs attention has the focus.
 */
export function SettingsForm({
  action,
  courseKey,
  opened,
  timeZone,
  sections,
  hidden = {},
  submit,
  saveNote,
  search,
}: {
  readonly action: SettingsAction;
  /** Left out where the settings are of no course. */
  readonly courseKey?: string;
  /** JSON of what the fields hold as the page is opened. */
  readonly opened: string;
  /** Which zone the dates in it are in; left out where it has none. */
  readonly timeZone?: string;
  readonly sections: readonly SettingsSection[];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit?: string;
  readonly saveNote?: ReactNode;
  /** Offers to find a field by words of its name and hint; fields that are not shown are sent all the same. */
  readonly search?: { readonly label: string; readonly none: string };
}) {
  const [wanted, setWanted] = useState('');
  const t = useTranslations('studioForms');
  const [state, formAction, isPending] = useActionState(action, untouchedSettings);
  const { round } = state;
  const form = useAnswerFocus(round);
  return (
    <form
      ref={form}
      action={formAction}
      onSubmit={(event) => isPending && event.preventDefault()}
      noValidate
      className="studio-form"
    >
      {courseKey === undefined ? null : <input type="hidden" name="courseKey" value={courseKey} />}
      {timeZone === undefined ? null : <input type="hidden" name="timeZone" value={timeZone} />}
      <input type="hidden" name="opened" value={state.opened ?? opened} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* Pressing Enter in a field saves; without this it would ask for the first preview. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <Answer state={state} />
      {search ? <FieldSearch {...search} sections={sections} wanted={wanted} setWanted={setWanted} /> : null}
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`${section.id}-title`} className="studio-section">
          <div>
            <h2 id={`${section.id}-title`} className="text-lg">
              {section.title}
            </h2>
            {section.text ? <div className="mt-1 text-sm text-ink-3">{section.text}</div> : null}
          </div>
          <div className="studio-fields">
            {section.fields.map((spec) => (
              <div
                key={spec.name}
                className={spec.isWide ? 'studio-wide' : undefined}
                hidden={!holdsWords(spec, wanted) && !state.errors[spec.name]}
              >
                <SettingsField
                  // A control takes a new default only when it is made anew.
                  key={`${spec.name}-${round}`}
                  spec={spec}
                  value={state.values[spec.name] ?? spec.value}
                  error={state.errors[spec.name]}
                  preview={state.previews[spec.name]}
                />
              </div>
            ))}
          </div>
        </section>
      ))}
      <div className="studio-save">
        <Button type="submit" name="intent" value="save" aria-disabled={isPending || undefined}>
          {submit ?? t('save')}
        </Button>
        <p className="text-sm text-ink-3">{saveNote ?? t('live')}</p>
      </div>
    </form>
  );
}

/** What the last sending came to. */
export function Answer({ state }: { readonly state: SettingsState }) {
  if (state.conflicts.length > 0) {
    return (
      <div data-answer="" tabIndex={-1}>
        <ConflictChoices key={state.round} conflicts={state.conflicts} />
      </div>
    );
  }
  if (state.message === '') {
    return null;
  }
  return (
    <div data-answer="" tabIndex={-1}>
      <Notice tone={state.status === 'saved' ? 'good' : 'bad'} isAnnounced>
        <p>{state.message}</p>
      </Notice>
    </div>
  );
}
