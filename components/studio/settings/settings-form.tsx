'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { useSentForm } from '@/components/ui/form/use-sent-form';
import { FieldSearch, holdsWords } from './field-search';
import { SettingsAnswer } from './settings-answer';
import { SettingsField, type SettingsFieldSpec } from './settings-field';
import { type SettingsAction, untouchedSettings } from './settings-state';

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
  const { state, form, button } = useSentForm(action, untouchedSettings);
  const { round } = state;
  return (
    <form {...form} className="studio-form">
      {courseKey === undefined ? null : <input type="hidden" name="courseKey" value={courseKey} />}
      {timeZone === undefined ? null : <input type="hidden" name="timeZone" value={timeZone} />}
      <input type="hidden" name="opened" value={state.opened ?? opened} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* Pressing Enter in a field saves; without this it would ask for the first preview. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <SettingsAnswer state={state} />
      {search ? <FieldSearch {...search} sections={sections} wanted={wanted} setWanted={setWanted} /> : null}
      {sections.map((section) => (
        <StudioSection key={section.id} id={section.id} title={section.title} text={section.text}>
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
        </StudioSection>
      ))}
      <div className="studio-save">
        <Button type="submit" name="intent" value="save" {...button}>
          {submit ?? t('save')}
        </Button>
        <p className="text-sm text-ink-3">{saveNote ?? t('live')}</p>
      </div>
    </form>
  );
}
