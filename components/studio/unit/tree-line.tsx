'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { Tree } from './use-tree';

/** What was done last, with the way back; it stays until something else is done. */
export function TreeLine({ tree }: { readonly tree: Tree }) {
  const t = useTranslations('studioUnit.tree');
  const { note } = tree;
  return (
    <div className={note ? classNames('tree-line', note.tone === 'failed' && 'tree-line-bad') : 'sr-only'}>
      <p role="status">{note?.text}</p>
      {note && (
        <div className="flex gap-1">
          {note.undo !== null && (
            <Button
              size="sm"
              variant="quiet"
              onClick={() => void tree.change({ kind: 'undo', revision: note.undo ?? '' }, t('done.undo'))}
            >
              {t('undo')}
            </Button>
          )}
          <Button size="sm" variant="plain" onClick={tree.dismiss}>
            {t('dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}
