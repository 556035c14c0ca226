'use client';

import { useTranslations } from 'next-intl';
import { Menu, menuItemClass } from '@/components/ui/menu';
import type { DeskBlock } from './desk-block';
import type { Tree } from './use-tree';
import type { UnitClipboard } from './use-unit-clipboard';

/** What else can be done to a block of the unit. */
export function BlockMenu({
  block,
  tree,
  onMove,
  clip,
}: {
  readonly block: DeskBlock;
  readonly tree: Tree;
  /** Null where it stands first or last. */
  readonly onMove: { readonly up: (() => void) | null; readonly down: (() => void) | null };
  readonly clip: UnitClipboard;
}) {
  const t = useTranslations('studioUnit');
  const { title } = block;
  const isLive = block.state !== 'draft';
  const items: readonly (readonly [string, ((menu: Element | null) => void) | null])[] = [
    [
      t('tree.duplicate'),
      () => void tree.change({ kind: 'duplicate', block: block.block }, t('tree.done.duplicate', { title })),
    ],
    [t('tree.up'), onMove.up],
    [t('tree.down'), onMove.down],
    [t('tree.cut'), () => clip.cut(block)],
    [t('tree.copy'), () => clip.copy(block)],
    [
      t('tree.delete'),
      (menu) => {
        // Its card goes: the focus is on the one beside it then.
        const card = menu?.closest('li');
        const beside = card?.nextElementSibling ?? card?.previousElementSibling;
        const done = t(isLive ? 'tree.done.delete' : 'tree.done.deleteDraft', { title });
        void tree
          .change({ kind: 'delete', block: block.block }, done)
          .then((answer) => answer && beside?.querySelector('summary')?.focus());
      },
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
            const menu = event.currentTarget.closest('details');
            menu?.removeAttribute('open');
            // The button is gone with the menu: the focus goes back to what opened it.
            menu?.querySelector('summary')?.focus();
            run?.(menu);
          }}
        >
          {label}
        </button>
      ))}
    </Menu>
  );
}
