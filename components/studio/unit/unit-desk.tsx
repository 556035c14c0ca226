'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { DraftState } from '@/lib/attempts';
import { commandOfKey } from '../outline/command';
import { BlockCard } from './block-card';
import { BlockMenu } from './block-menu';
import type { DeskBlock } from './desk-block';
import { EditingSheet, type EditTarget } from './editing-sheet';
import { Palette } from './palette';
import { TreeLine } from './tree-line';
import type { UnitActions } from './unit-actions';
import { UnitKeys } from './unit-keys';
import { UnitPublish } from './unit-publish';
import { useTree } from './use-tree';
import { useUnitClipboard } from './use-unit-clipboard';

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
    /** Blocks may be added to it, moved and taken away. */
    readonly isOpen: boolean;
    /** What stands here stands in it: it has settings of its own. */
    readonly hasSettings: boolean;
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
  const clip = useUnitClipboard(courseKey, unit.block, tree, actions);
  const edited = blocks.find(({ block }) => block === target?.block);
  const canArrange = can.edit && unit.isOpen;

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
    const block = blocks[index];
    const command = commandOfKey(event);
    // Words that are marked are what Ctrl C copies.
    const isMarked = (command === 'cut' || command === 'copy') && window.getSelection()?.isCollapsed === false;
    if (!canArrange || !block || isMarked) {
      return;
    }
    const commands: Partial<Record<NonNullable<typeof command>, () => void>> = {
      up: () => moving(index, -1)?.(),
      down: () => moving(index, 1)?.(),
      cut: () => clip.cut(block),
      copy: () => clip.copy(block),
      paste: () => clip.paste(block.block),
    };
    const run = command && commands[command];
    if (run) {
      event.preventDefault();
      run();
    }
  };
  return (
    <>
      <div className="unit-tools">
        {links}
        {can.edit && unit.hasSettings && (
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
                    clip={clip}
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
      {canArrange && blocks.length > 0 && <UnitKeys />}
      {canArrange && <Palette clip={clip} tree={tree} onAdded={setTarget} />}
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
