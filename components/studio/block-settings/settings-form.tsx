'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { InheritedSetting } from '@/lib/courses';
import { fieldsOf } from '@/lib/olx/blocks';
import { writeSettings } from '@/lib/olx/edit/write-settings';
import type { Field } from '@/lib/olx/fields/field';
import { commonFields, inheritableFields } from '@/lib/olx/fields/inheritable';
import { parseBlockId } from '@/lib/olx/identity';
import type { Json, Settings } from '@/lib/olx/model';
import type { BlockEditorProps } from '../unit/block-editor-props';
import { SettingField } from './setting-field';
import { useSettingName } from './setting-name';

/** What an editor of its own writes: not by hand in a form. */
const writtenElsewhere = new Set(['markdown', 'markdown_edited', 'source_code', 'editor', 'course_edit_method']);

/**
 * Every setting that a block of this type may have, with where its value comes from: set here, taken from above, or the default. A
 * setting that is set here can be given back.
 */
export function SettingsForm({
  block,
  opened,
  inherited,
  onChange,
  onProblem,
}: BlockEditorProps & { readonly inherited: Readonly<Record<string, InheritedSetting>> }) {
  const t = useTranslations('studioUnit.settingsForm');
  const nameOf = useSettingName();
  const [edit, setEdit] = useState({ settings: opened.settings, source: opened.source });
  const [isOpen] = useState(() => Object.keys(opened.settings).some((name) => name in inheritableFields));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { type, id } = parseBlockId(block) ?? { type: '', id: '' };
  const fields = [...fieldsOf(type)].filter(([name]) => !writtenElsewhere.has(name));
  const isInheritable = (name: string) => name in inheritableFields;
  const isContainer = type === 'vertical';
  const usual = fields.filter(
    ([name]) => !isInheritable(name) && !(isContainer && ['weight', 'has_score'].includes(name)),
  );
  const above = fields.filter(([name]) => isInheritable(name));
  const unknown = Object.keys(edit.settings).filter((name) => !fieldsOf(type).has(name));

  const set = (name: string, value: Json | undefined) => {
    const { [name]: _old, ...others } = edit.settings;
    const settings: Settings = value === undefined ? others : { ...others, [name]: value };
    const next = { settings, source: writeSettings({ type, id, ...edit }, settings) };
    setEdit(next);
    note(name, null);
    onChange(next);
  };
  const note = (name: string, fault: string | null) => {
    const { [name]: _old, ...others } = faults;
    const next = fault === null ? others : { ...others, [name]: fault };
    setFaults(next);
    const [first] = Object.keys(next);
    onProblem(first === undefined ? null : t('badJsonReason', { name: nameOf(first) }));
  };
  const shown = ([name, field]: readonly [string, Field]) => (
    <SettingField
      key={name}
      field={field}
      inherited={inherited[name]}
      label={nameOf(name)}
      name={name}
      value={edit.settings[name]}
      onChange={(value) => set(name, value)}
      onFault={(fault) => note(name, fault)}
    />
  );
  return (
    <div className="grid gap-5">
      <p className="max-w-measure text-sm text-ink-2">{t('lead')}</p>
      <section aria-labelledby="settings-usual">
        <h3 id="settings-usual" className="studio-aside-heading">
          {t('usual')}
        </h3>
        <div className="setting-list">{usual.sort(byUse).map(shown)}</div>
      </section>
      <details className="setting-group" open={isOpen}>
        <summary className="studio-aside-heading">{t('inheritable')}</summary>
        <div className="setting-list">{above.map(shown)}</div>
      </details>
      {unknown.length > 0 && (
        <section aria-labelledby="settings-unknown">
          <h3 id="settings-unknown" className="studio-aside-heading">
            {t('unknown')}
          </h3>
          <dl className="text-sm">
            {unknown.map((name) => (
              <div key={name} className="flex flex-wrap gap-x-3 py-1">
                <dt className="font-mono">{name}</dt>
                <dd className="text-ink-2">{JSON.stringify(edit.settings[name])}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

/** The title first, what every block may have after what is the type's own. */
function byUse([a]: readonly [string, Field], [b]: readonly [string, Field]): number {
  const rank = (name: string) => (name === 'display_name' ? 0 : name in commonFields ? 2 : 1);
  return rank(a) - rank(b);
}
