'use client';

import { getSchema } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { CodeEditor } from '../code/code-editor';
import type { BlockEditorProps } from '../unit/block-editor-props';
import { Tabs } from '../unit/tabs';
import type { UnitActions } from '../unit/unit-actions';
import { describeLoss, type Loss } from './describe-loss';
import { fileAddress } from './file-address';
import { htmlExtensions } from './html-schema';
import { TextToolbar } from './text-toolbar';
import { readHtml, writeHtml } from './write-html';

/**
 * A text: written as it will look, or as HTML. What the visual editor cannot hold stays in HTML, and it says why: nothing is lost by
 * looking at it in the other view.
 */
export function TextEditor(props: BlockEditorProps & { readonly listImages: UnitActions['listImages'] }) {
  const { courseKey, opened, onChange } = props;
  const t = useTranslations('studioUnit.text');
  const extensions = useMemo(() => htmlExtensions(fileAddress(courseKey)), [courseKey]);
  const schema = useMemo(() => getSchema(extensions), [extensions]);
  const [html, setHtml] = useState(opened.source);
  const [loss, setLoss] = useState<Loss | null>(() => describeLoss(schema, opened.source));
  const [view, setView] = useState<'visual' | 'raw'>(loss ? 'raw' : 'visual');
  const change = (source: string) => {
    setHtml(source);
    onChange({ settings: opened.settings, source });
  };
  const open = (next: 'visual' | 'raw') => {
    const found = next === 'visual' ? describeLoss(schema, html) : null;
    setLoss(found);
    setView(found ? 'raw' : next);
  };
  return (
    <div className="grid gap-3">
      <Tabs
        label={t('views')}
        options={[
          { value: 'visual', label: t('visual') },
          { value: 'raw', label: t('raw') },
        ]}
        value={view}
        onChange={open}
      />
      {loss && (
        <Notice isAnnounced tone="warn">
          {t('cannotHold', { what: t(`lost.${loss.kind}`, { name: loss.name }) })}
        </Notice>
      )}
      {view === 'raw' ? (
        <CodeEditor label={t('rawLabel')} mode="xml" value={html} onChange={change} />
      ) : (
        <VisualEditor {...props} extensions={extensions} html={html} onHtml={change} />
      )}
    </div>
  );
}

function VisualEditor({
  courseKey,
  listImages,
  extensions,
  html,
  onHtml,
}: BlockEditorProps & {
  readonly listImages: UnitActions['listImages'];
  readonly extensions: ReturnType<typeof htmlExtensions>;
  readonly html: string;
  readonly onHtml: (html: string) => void;
}) {
  const t = useTranslations('studioUnit.text');
  // Read by hand: text without a paragraph must be told from text in one.
  const [content] = useState(() => readHtml(getSchema(extensions), html).toJSON());
  const editor = useEditor({
    extensions,
    content,
    onUpdate: ({ editor: changed }) => onHtml(writeHtml(changed.schema, changed.state.doc)),
    // Maths is full of signs that would be taken for markdown.
    enableInputRules: false,
    enablePasteRules: false,
    injectCSS: false,
    immediatelyRender: false,
    editorProps: {
      attributes: { 'aria-label': t('label'), 'aria-multiline': 'true', role: 'textbox', class: 'prose text-editor' },
    },
  });
  if (!editor) {
    return null;
  }
  return (
    <div className="text-editor-frame">
      <TextToolbar courseKey={courseKey} editor={editor} listImages={listImages} />
      <EditorContent editor={editor} />
    </div>
  );
}
