'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useSettingName } from '../block-settings/setting-name';
import { CodeEditor } from '../code/code-editor';
import type { BlockEdit } from '../unit/block-editor-props';
import { mergeEdits } from './merge-edits';

/** My changes laid over theirs, to be looked through and saved. Where both changed one setting, each is chosen by itself. */
export function MergeByHand({
  base,
  theirs,
  mine,
  onSave,
  onBack,
}: {
  readonly base: BlockEdit;
  readonly theirs: BlockEdit;
  readonly mine: BlockEdit;
  readonly onSave: (edit: BlockEdit) => void;
  readonly onBack: () => void;
}) {
  const t = useTranslations('studioUnit.conflict');
  const nameOf = useSettingName();
  const merged = useMemo(() => mergeEdits(base, theirs, mine), [base, theirs, mine]);
  const [source, setSource] = useState(merged.source);
  const [fromTheirs, setFromTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (name: string, isTheirs: boolean) => {
    const next = new Set(fromTheirs);
    next[isTheirs ? 'add' : 'delete'](name);
    setFromTheirs(next);
  };
  const save = () => {
    const settings = { ...merged.settings };
    for (const name of fromTheirs) {
      const value = theirs.settings[name];
      if (value === undefined) {
        delete settings[name];
      } else {
        settings[name] = value;
      }
    }
    onSave({ settings, source });
  };
  return (
    <div className="grid gap-4">
      <p className="max-w-measure text-ink-2">{merged.isSourceClashing ? t('mergedClash') : t('mergedNote')}</p>
      {merged.clashes.map((name) => (
        <fieldset key={name} className="flex flex-wrap gap-4 text-sm">
          <legend className="mb-1 font-semibold">{nameOf(name)}</legend>
          {[false, true].map((isTheirs) => (
            <label key={String(isTheirs)} className="flex gap-2">
              <input
                type="radio"
                name={`merge-${name}`}
                checked={fromTheirs.has(name) === isTheirs}
                onChange={() => choose(name, isTheirs)}
              />
              {isTheirs ? t('theirs') : t('mine')}
            </label>
          ))}
        </fieldset>
      ))}
      <CodeEditor label={t('merged')} mode="xml" value={source} onChange={setSource} />
      <div className="flex flex-wrap gap-3">
        <Button onClick={save}>{t('saveMerged')}</Button>
        <Button variant="quiet" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}
