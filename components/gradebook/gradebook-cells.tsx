'use client';

import { useRouter } from 'next/navigation';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { nextCell } from './next-cell';

export type OpenCell = (cell: { courseKey: string; userId: string; block: string }) => Promise<ReactNode>;

/** Cells before the first subsection: learner, grade, letter. */
const leading = 3;

/**
 * Makes the cells of the gradebook answer: a click or Enter opens what a grade is made of, arrow keys go from cell to cell. Without
 * script a learner's name leads to the same on a page of its own.
 */
export function GradebookCells({
  courseKey,
  blocks,
  openCell,
  words,
  children,
}: {
  readonly courseKey: string;
  readonly blocks: readonly string[];
  readonly openCell: OpenCell;
  readonly words: Readonly<Record<'caption' | 'dialog' | 'close' | 'loading' | 'failed', string>>;
  readonly children: ReactNode;
}) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const isChanged = useRef(false);
  const [content, setContent] = useState<ReactNode>(null);

  const open = async (cell: HTMLTableCellElement) => {
    const userId = cell.closest('tr')?.dataset.user;
    const block = blocks[cell.cellIndex - leading];
    if (!userId || block === undefined) {
      return;
    }
    isChanged.current = false;
    setContent(<p className="text-ink-2">{words.loading}</p>);
    dialog.current?.showModal();
    try {
      setContent(await openCell({ courseKey, userId, block }));
    } catch {
      setContent(<p className="text-bad">{words.failed}</p>);
    }
  };
  const onClick = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('td') : null;
    if (cell) {
      void open(cell);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const focused = event.target instanceof Element ? event.target : null;
    if (focused?.closest('dialog, a')) {
      return;
    }
    const cell = focused?.closest('td') ?? null;
    if (event.key === 'Enter' && cell) {
      event.preventDefault();
      void open(cell);
      return;
    }
    const next = nextCell(event.currentTarget, cell, event.key);
    if (next) {
      event.preventDefault();
      next.tabIndex = -1;
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  };
  const style: CSSProperties & Record<`--gradebook-${string}`, number | string> = {
    '--gradebook-count': blocks.length,
    // Where there are few, their names have room.
    '--gradebook-cell': blocks.length > 8 ? '4.5rem' : '7.5rem',
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls has to take the focus, and has no element of its own */}
      <div
        role="region"
        aria-label={words.caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="gradebook"
        style={style}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
      <dialog
        ref={dialog}
        aria-label={words.dialog}
        className="gradebook-dialog"
        onSubmit={() => {
          isChanged.current = true;
        }}
        onClose={() => {
          setContent(null);
          if (isChanged.current) {
            router.refresh();
          }
        }}
      >
        {content}
        <form method="dialog" className="mt-5 flex justify-end">
          <Button type="button" variant="quiet" size="sm" onClick={() => dialog.current?.close()}>
            {words.close}
          </Button>
        </form>
      </dialog>
    </>
  );
}
