'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

/** A text to take along: it can be selected, and copied by a button. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const t = useTranslations('ui');
  const id = useId();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <Input id={id} readOnly value={text} dir="ltr" className="min-w-0 flex-1 font-mono text-xs" />
        <Button variant="quiet" size="sm" onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
      <p role="status" className="text-xs text-good">
        {isCopied ? t('copied') : ''}
      </p>
    </div>
  );
}
