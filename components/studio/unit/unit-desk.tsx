'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { BlockCard } from './block-card';
import type { DeskBlock } from './desk-block';
import { EditingSheet, type EditTarget } from './editing-sheet';
import type { UnitActions } from './unit-actions';

/** The blocks of a unit as learners will see them, each with what can be done to it, and the sheet in which one is edited. */
export function UnitDesk({
  courseKey,
  blocks,
  actions,
  canEdit,
  empty,
}: {
  readonly courseKey: string;
  readonly blocks: readonly DeskBlock[];
  readonly actions: UnitActions;
  readonly canEdit: boolean;
  readonly empty: ReactNode;
}) {
  const t = useTranslations('studioUnit');
  const [target, setTarget] = useState<EditTarget | null>(null);
  const edited = blocks.find(({ block }) => block === target?.block);
  return (
    <>
      {blocks.length === 0 ? (
        empty
      ) : (
        <ol aria-label={t('blocks')} className="desk">
          {blocks.map((block) => (
            <BlockCard key={block.block} block={block} canEdit={canEdit} onEdit={setTarget} />
          ))}
        </ol>
      )}
      {target && (
        <EditingSheet
          key={target.block}
          actions={actions}
          courseKey={courseKey}
          preview={edited?.preview}
          target={target}
          onClose={() => setTarget(null)}
        />
      )}
    </>
  );
}
