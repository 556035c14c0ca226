'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { DraftState } from '@/lib/attempts';
import type { Tree } from './use-tree';

/** Shows learners the unit as it stands here, or sets it back to what they see. */
export function UnitPublish({
  state,
  tree,
  canPublish,
  canEdit,
}: {
  readonly state: DraftState;
  readonly tree: Tree;
  readonly canPublish: boolean;
  readonly canEdit: boolean;
}) {
  const t = useTranslations('studioUnit.tree');
  if (state === 'published') {
    return null;
  }
  return (
    <>
      {canEdit && state === 'changed' && (
        <Button
          disabled={tree.isWorking}
          size="sm"
          variant="quiet"
          onClick={() => void tree.change({ kind: 'discard' }, t('done.discard'))}
        >
          {t('discard')}
        </Button>
      )}
      {canPublish && (
        <Button
          disabled={tree.isWorking}
          size="sm"
          onClick={() => void tree.change({ kind: 'publish' }, t('done.publish'))}
        >
          {t('publish')}
        </Button>
      )}
    </>
  );
}
