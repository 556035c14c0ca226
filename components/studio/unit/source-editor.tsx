'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { readEditedSource } from '@/lib/olx/edit/read-edited-source';
import { parseBlockId } from '@/lib/olx/identity';
import type { CodeDiagnostic } from '../code/code-diagnostic';
import { CodeEditor } from '../code/code-editor';
import type { BlockEditorProps } from './block-editor-props';

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
  const [diagnostics, setDiagnostics] = useState<readonly CodeDiagnostic[]>([]);
  const name = parseBlockId(block) ?? { type: '', id: '' };
  const change = (text: string) => {
    setSource(text);
    const read = readEditedSource({ ...name, settings: opened.settings, source: opened.source }, text);
    if (read.ok) {
      setDiagnostics([]);
      onChange({ settings: read.settings, source: text });
      onProblem(null);
    } else {
      const { line, message } = read;
      setDiagnostics([{ line, column: null, severity: 'error', message }]);
      // What is broken is kept in the tab all the same.
      onProblem(t('brokenLine', { line, message }));
      onChange({ settings: opened.settings, source: text });
    }
  };
  return (
    <div className="grid gap-2">
      <CodeEditor
        diagnostics={diagnostics}
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
