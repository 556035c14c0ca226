'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { findKeptEdit, forgetEdit, type KeptEdit, type KeptKind } from './kept-edits';

/** Offers what this tab kept of an earlier visit: what was not saved, or what was set aside for another version. */
export function KeptOffer({
  courseKey,
  block,
  isOpening,
  onTake,
}: {
  readonly courseKey: string;
  readonly block: string;
  /** Nothing was typed since the block was opened. */
  readonly isOpening: boolean;
  readonly onTake: (kept: KeptEdit) => void;
}) {
  const t = useTranslations('studioUnit.kept');
  const format = useFormatter();
  const [kept, setKept] = useState<{ readonly kind: KeptKind; readonly edit: KeptEdit } | null>(null);
  useEffect(() => {
    if (!isOpening) {
      setKept(null);
      return;
    }
    const kinds: readonly KeptKind[] = ['typed', 'aside'];
    const found = kinds.map((kind) => ({ kind, edit: findKeptEdit(courseKey, block, kind) }));
    const first = found.find(({ edit }) => edit !== null);
    setKept(first?.edit ? { kind: first.kind, edit: first.edit } : null);
  }, [courseKey, block, isOpening]);
  if (!kept) {
    return null;
  }
  const drop = () => {
    forgetEdit(courseKey, block, kept.kind);
    setKept(null);
  };
  return (
    <Notice className="mb-4" isAnnounced tone="warn" title={kept.kind === 'typed' ? t('title') : t('aside')}>
      <p>{t('text', { at: format.dateTime(new Date(kept.edit.at), { dateStyle: 'medium', timeStyle: 'short' }) })}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          size="sm"
          onClick={() => {
            onTake(kept.edit);
            // What is typed now is kept anew until it is saved.
            if (kept.kind === 'aside') {
              forgetEdit(courseKey, block, 'aside');
            }
            setKept(null);
          }}
        >
          {kept.kind === 'typed' ? t('take') : t('takeAside')}
        </Button>
        <Button size="sm" variant="quiet" onClick={drop}>
          {t('drop')}
        </Button>
      </div>
    </Notice>
  );
}
