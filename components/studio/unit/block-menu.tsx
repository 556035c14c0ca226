'use client';

import { useTranslations } from 'next-intl';
import { Menu, menuItemClass } from '@/components/ui/menu';
import type { DeskBlock } from './desk-block';
import type { Tree } from './use-tree';

/** What else can be done to a block of the unit. */
export function BlockMenu({
  block,
  tree,
  onMove,
  onCopy,
}: {
  readonly block: DeskBlock;
  readonly tree: Tree;
  /** Null where it stands first or last. */
  readonly onMove: { readonly up: (() => void) | null; readonly down: (() => void) | null };
  readonly onCopy: () => void;
}) {
  const t = useTranslations('studioUnit');
  const { title } = block;
  const isLive = block.state !== 'draft';
  const items: readonly (readonly [string, (() => void) | null])[] = [
    [
      t('tree.duplicate'),
      () => void tree.change({ kind: 'duplicate', block: block.block }, t('tree.done.duplicate', { title })),
    ],
    [t('tree.up'), onMove.up],
    [t('tree.down'), onMove.down],
    [t('tree.copy'), onCopy],
    [
      t('tree.delete'),
      () =>
        void tree.change(
          { kind: 'delete', block: block.block },
          t(isLive ? 'tree.done.delete' : 'tree.done.deleteDraft', { title }),
        ),
    ],
  ];
  return (
    <Menu label={t('more', { title })} summary={<span aria-hidden="true">⋯</span>}>
      {items.map(([label, run]) => (
        <button
          key={label}
          type="button"
          className={menuItemClass}
          disabled={run === null || tree.isWorking}
          onClick={(event) => {
            event.currentTarget.closest('details')?.removeAttribute('open');
            run?.();
          }}
        >
          {label}
        </button>
      ))}
    </Menu>
  );
}
