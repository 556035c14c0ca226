'use client';

import type { Editor } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { FormPopup } from './form-popup';

/** Asks where the chosen words lead. */
export function LinkPopup({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const t = useTranslations('studioUnit.text');
  const kept: Readonly<Record<string, string>> = editor.getAttributes('link').kept ?? {};
  const isThere = editor.isActive('link');
  const [address, setAddress] = useState(kept.href ?? '');
  const apply = () => {
    const href = address.trim();
    const chain = editor.chain().focus().extendMarkRange('link');
    if (href === '') {
      chain.unsetMark('link').run();
    } else if (editor.state.selection.empty && !isThere) {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { kept: { href } } }] }).run();
    } else {
      chain.setMark('link', { kept: { ...kept, href } }).run();
    }
    onClose();
  };
  return (
    <FormPopup
      title={t('link')}
      submit={t('apply')}
      actions={
        isThere && (
          <Button
            variant="quiet"
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
              onClose();
            }}
          >
            {t('linkRemove')}
          </Button>
        )
      }
      onSubmit={apply}
      onClose={onClose}
    >
      <Field id="link-address" hint={t('linkHint')} label={t('linkAddress')}>
        {(control) => (
          <Input {...control} autoComplete="off" value={address} onChange={(event) => setAddress(event.target.value)} />
        )}
      </Field>
    </FormPopup>
  );
}
