'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type ReadEdit, readEditedSource } from '@/lib/olx/edit/read-edited-source';
import { parseBlockId } from '@/lib/olx/identity';
import type { CodeDiagnostic } from '../code/code-diagnostic';
import { CodeEditor } from '../code/code-editor';
import type { BlockEditorProps } from './block-editor-props';

const diagnose = (read: ReadEdit): readonly CodeDiagnostic[] =>
  read.ok ? [] : [{ line: read.line, column: null, severity: 'error', message: read.message }];

/** Any block as the element that an export carries. It is saved only while it can be read; its settings follow from it. */
export function SourceEditor({
  block,
  opened,
  onChange,
  onProblem,
  isReadOnly = false,
}: BlockEditorProps & { readonly isReadOnly?: boolean }) {
  const t = useTranslations('studioUnit.source');
  const [source, setSource] = useState(opened.source);
  const name = parseBlockId(block) ?? { type: '', id: '' };
  const read = (text: string) => readEditedSource({ ...name, settings: opened.settings, source: opened.source }, text);
  const { settings, source: before } = opened;
  const now = useMemo(
    () => diagnose(readEditedSource({ type: name.type, id: name.id, settings, source: before }, source)),
    [name.type, name.id, settings, before, source],
  );
  const change = (text: string) => {
    setSource(text);
    const found = read(text);
    onProblem(found.ok ? null : t('brokenLine', { line: found.line, message: found.message }));
    // What is broken is kept in the tab all the same.
    onChange({ settings: found.ok ? found.settings : opened.settings, source: text });
  };
  const sayBroken = useEffectEvent(() => {
    const found = read(source);
    onProblem(found.ok ? null : t('brokenLine', { line: found.line, message: found.message }));
  });
  // What was brought back may be broken from the beginning.
  useEffect(() => sayBroken(), []);
  return (
    <div className="grid gap-2">
      <CodeEditor
        diagnostics={now}
        isReadOnly={isReadOnly}
        label={t('label')}
        mode="xml"
        value={source}
        onChange={change}
      />
      <p className="text-sm text-ink-3">{t('note')}</p>
    </div>
  );
}
