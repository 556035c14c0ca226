'use client';

import type { Editor } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { FormPopup } from './form-popup';

/** Asks for a piece of LaTeX and puts it into the text between its delimiters. */
export function MathsPopup({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const t = useTranslations('studioUnit.text');
  const { from, to } = editor.state.selection;
  const [latex, setLatex] = useState(editor.state.doc.textBetween(from, to, ' '));
  const [isDisplay, setIsDisplay] = useState(false);
  const insert = () => {
    if (latex.trim() !== '') {
      const text = isDisplay ? `\\[${latex.trim()}\\]` : `\\(${latex.trim()}\\)`;
      editor.chain().focus().insertContent({ type: 'text', text }).run();
    }
    onClose();
  };
  return (
    <FormPopup title={t('mathsTitle')} submit={t('insert')} onSubmit={insert} onClose={onClose}>
      <Field id="maths-latex" hint={t('mathsHint')} label={t('mathsLabel')}>
        {(control) => (
          <Textarea
            {...control}
            className="font-mono"
            dir="ltr"
            rows={3}
            value={latex}
            onChange={(event) => setLatex(event.target.value)}
          />
        )}
      </Field>
      <Checkbox
        id="maths-display"
        checked={isDisplay}
        label={t('mathsDisplay')}
        onChange={(event) => setIsDisplay(event.target.checked)}
      />
    </FormPopup>
  );
}
