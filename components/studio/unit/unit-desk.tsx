'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { DraftState } from '@/lib/attempts';
import { useClipboard } from '../outline/use-clipboard';
import { BlockCard } from './block-card';
import { BlockMenu } from './block-menu';
import type { DeskBlock } from './desk-block';
import { EditingSheet, type EditTarget } from './editing-sheet';
import { Palette } from './palette';
import { TreeLine } from './tree-line';
import type { UnitActions } from './unit-actions';
import { UnitPublish } from './unit-publish';
import { useTree } from './use-tree';

/** The blocks of a unit as learners will see them, each with what can be done to it, and the sheet in which one is edited. */
export function UnitDesk({
  courseKey,
  unit,
  blocks,
  actions,
  can,
  empty,
  links,
}: {
  readonly courseKey: string;
  readonly unit: {
    readonly block: string;
    readonly title: string;
    readonly isContainer: boolean;
    readonly state: DraftState;
  };
  readonly blocks: readonly DeskBlock[];
  readonly actions: UnitActions;
  readonly can: { readonly edit: boolean; readonly publish: boolean };
  readonly empty: ReactNode;
  /** Ways to other views of the unit. */
  readonly links: ReactNode;
}) {
  const t = useTranslations('studioUnit');
  const tree = useTree(courseKey, unit.block, actions);
  const [target, setTarget] = useState<EditTarget | null>(null);
  const [copied, clip] = useClipboard();
  const edited = blocks.find(({ block }) => block === target?.block);
  const canArrange = can.edit && unit.isContainer;

  const moving = (index: number, step: -1 | 1) => {
    const block = blocks[index];
    const neighbour = blocks[index + step];
    if (!block || !neighbour) {
      return null;
    }
    const after = step === 1 ? neighbour.block : (blocks[index - 2]?.block ?? null);
    const done = t('tree.done.move', { title: block.title });
    return () => void tree.change({ kind: 'move', block: block.block, after }, done);
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    if (canArrange && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      moving(index, event.key === 'ArrowUp' ? -1 : 1)?.();
    }
  };
  return (
    <>
      <div className="unit-tools">
        {links}
        {can.edit && unit.isContainer && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => setTarget({ block: unit.block, title: unit.title, tab: 'settings' })}
          >
            {t('unitSettings')}
          </Button>
        )}
        <UnitPublish canEdit={can.edit} canPublish={can.publish} state={unit.state} tree={tree} />
      </div>
      <TreeLine tree={tree} />
      {blocks.length === 0 ? (
        empty
      ) : (
        <ol aria-label={t('blocks')} className="unit-blocks">
          {blocks.map((block, index) => (
            <BlockCard
              key={block.block}
              block={block}
              canEdit={can.edit}
              more={
                canArrange && (
                  <BlockMenu
                    block={block}
                    tree={tree}
                    onCopy={() => {
                      clip({ courseKey, block: block.block, parent: unit.block, title: block.title, isCut: false });
                      tree.say(t('tree.done.copy', { title: block.title }));
                    }}
                    onMove={{ up: moving(index, -1), down: moving(index, 1) }}
                  />
                )
              }
              onEdit={setTarget}
              onKeyDown={(event) => onKey(event, index)}
            />
          ))}
        </ol>
      )}
      {canArrange && <Palette copied={copied} tree={tree} onAdded={setTarget} />}
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
