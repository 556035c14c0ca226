import { useTranslations } from 'next-intl';
import { type Clipped, useClipboard } from '../outline/use-clipboard';
import type { DeskBlock } from './desk-block';
import type { UnitActions } from './unit-actions';
import type { Tree } from './use-tree';

/** What does not stand in a unit. */
const isContainer = /^(?:course|chapter|sequential|vertical)@/;

export interface UnitClipboard {
  /** What can be pasted into a unit; null for nothing. */
  readonly clipped: Clipped | null;
  readonly cut: (block: DeskBlock) => void;
  readonly copy: (block: DeskBlock) => void;
  /** Pastes after a block of the unit, or last. */
  readonly paste: (after?: string) => void;
}

/** Takes blocks of a unit to another, of this course or of another one, as the outline takes its lines. */
export function useUnitClipboard(
  courseKey: string,
  unit: string,
  tree: Tree,
  actions: Pick<UnitActions, 'change'>,
): UnitClipboard {
  const t = useTranslations('studioUnit.tree');
  const [all, clip] = useClipboard();
  const clipped = all && !isContainer.test(all.block) ? all : null;
  const take =
    (isCut: boolean) =>
    ({ block, title }: DeskBlock) => {
      clip({ courseKey, block, parent: unit, title, isCut });
      tree.say(t(isCut ? 'done.cut' : 'done.copy', { title }));
    };
  const paste = async (from: Clipped, after: string | undefined) => {
    const place = after === undefined || after === from.block ? {} : { after };
    const done = await tree.change({ kind: 'paste', from, ...place }, t('done.paste', { title: from.title }));
    if (!done || !from.isCut) {
      return;
    }
    clip(null);
    if (from.courseKey !== courseKey) {
      await takeAway(from);
    }
  };
  /** What was cut in another course goes there once its copy is here. */
  const takeAway = async ({ courseKey: there, parent, block }: Clipped) => {
    const gone = await actions
      .change({ courseKey: there, unit: parent, change: { kind: 'delete', block } })
      .catch(() => null);
    if (gone?.status !== 'done') {
      tree.say(t('sourceStays'), 'failed');
    }
  };
  return {
    clipped,
    cut: take(true),
    copy: take(false),
    paste: (after) => void (clipped && paste(clipped, after)),
  };
}
