'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { type Packed, unpack } from '@/components/packed';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ShownKeys } from '../shown-keys';
import { useChosenBlock } from './chosen-block';
import { commandsFor, type Rights } from './command';
import type { LineWords } from './lines/outline-line';
import { firstLines, OutlineLines } from './lines/outline-lines';
import type { ChangeOutline, OutlineAnswer } from './outline-change';
import { DiscardDialog, MoveDialog, PublishDialog, SettingsDialog } from './outline-dialogs';
import { OutlineHead } from './outline-head';
import { OutlineMenu } from './outline-menu';
import { OutlineStatus } from './outline-status';
import { receiveRows, type SentRow } from './shown-row';
import { useArrival } from './use-arrival';
import { useOutlineCommands } from './use-outline-commands';

export interface OutlineCourse {
  readonly key: string;
  /** `TYPE@ID` of the course itself. */
  readonly block: string;
  readonly title: string;
  readonly lang: string | undefined;
  /** Path of the studio's page for a unit, up to the block. */
  readonly unitsPath: string;
}

export interface OutlineActions {
  readonly change: ChangeOutline;
  readonly openSettings: (courseKey: string, block: string) => Promise<ReactNode>;
  readonly saveSettings: (form: FormData) => Promise<OutlineAnswer>;
}

/** The outline of a course, as its team works on it: the lines, what is done with them, and what that has come to. */
export function OutlineBoard({
  course,
  summary,
  rows: packed,
  changes,
  chosen: initial,
  may,
  actions,
}: {
  readonly course: OutlineCourse;
  readonly summary: string;
  readonly rows: Packed<readonly SentRow[]>;
  /** How many changes learners do not see yet. */
  readonly changes: number;
  readonly chosen: string | null;
  readonly may: Rights;
  readonly actions: OutlineActions;
}) {
  const t = useTranslations('studioOutline');
  const sent = useMemo(() => receiveRows(unpack(packed), course.block), [packed, course.block]);
  const chosen = useChosenBlock(initial);
  const [stop, setStop] = useState<string | null>(() => sent.find(({ block }) => block === initial)?.key ?? null);
  const board = useOutlineCommands({ course, sent, may, actions, stop, setStop });
  const { rows, visible, clipped, menu, dialog, dispatch } = board;
  useArrival(initial, board);
  const words = useLineWords();
  const isStopThere = visible.some(({ key }) => key === stop);
  return (
    <div ref={board.ref} className="outline-board">
      <OutlineHead
        course={course}
        summary={summary}
        changes={changes}
        may={may}
        isEmpty={rows.length === 0}
        onPublish={() => board.ask({ kind: 'publish', row: null })}
        onOpenAll={board.openAll}
        onCloseAll={board.closeAll}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <OutlineLines
          label={t('label')}
          words={words}
          lang={course.lang}
          sent={packed}
          rows={rows}
          visible={visible}
          collapsed={board.collapsed}
          chosen={chosen}
          stop={isStopThere && stop !== null ? stop : visible[0]?.key}
          cut={clipped?.isCut && clipped.courseKey === course.key ? clipped.block : null}
          renamed={board.renamed}
          mayEdit={may.edit}
          unitsPath={course.unitsPath}
          onStop={board.stopAt}
          onToggle={(row, isOpen) => (isOpen ? board.open(row.key) : board.close(row.key))}
          onCommand={dispatch}
          onMenu={board.openMenu}
          onRename={board.rename}
          onDrop={board.move}
        />
      )}
      {visible.length > firstLines ? (
        <noscript>
          <p className="mt-4 text-ink-3">{t('needsScript')}</p>
        </noscript>
      ) : null}
      {may.edit ? (
        <p className="mt-4">
          <Button variant="quiet" size="sm" onClick={() => board.add(course.block)}>
            {t('add.chapter')}
          </Button>
        </p>
      ) : null}
      <Keys />
      {menu ? (
        <OutlineMenu
          key={menu.row.key}
          row={menu.row}
          anchor={menu.anchor}
          groups={commandsFor(menu.row, may, clipped !== null && board.canPaste(menu.row))}
          clippedTitle={clipped?.title ?? ''}
          onCommand={dispatch}
          onClose={board.closeMenu}
        />
      ) : null}
      {dialog?.kind === 'publish' ? (
        <PublishDialog
          row={dialog.row}
          course={course.title}
          changes={dialog.row ? (dialog.row.changes ?? 0) : changes}
          isParentNew={rows.some(({ block, state }) => block === dialog.row?.parent && state === 'draft')}
          onConfirm={() => board.publish(dialog.row)}
          onClose={board.closeDialog}
        />
      ) : null}
      {dialog?.kind === 'discard' ? (
        <DiscardDialog row={dialog.row} onConfirm={() => board.discard(dialog.row)} onClose={board.closeDialog} />
      ) : null}
      {dialog?.kind === 'moveTo' ? (
        <MoveDialog
          row={dialog.row}
          rows={rows}
          course={course}
          onMove={(place) => board.move(dialog.row, place)}
          onClose={board.closeDialog}
        />
      ) : null}
      {dialog?.kind === 'settings' ? (
        <SettingsDialog
          row={dialog.row}
          open={() => actions.openSettings(course.key, dialog.row.block)}
          save={actions.saveSettings}
          onDone={(answer) => board.settingsSaved(dialog.row, answer)}
          onClose={board.closeDialog}
        />
      ) : null}
      <OutlineStatus
        said={board.said}
        isPending={board.isPending}
        onUndo={() => dispatch('undo', null)}
        onDismiss={board.dismiss}
      />
    </div>
  );
}

function useLineWords(): LineWords {
  const t = useTranslations('studioOutline');
  return useMemo(
    () => ({
      state: {
        draft: t('state.draft'),
        changed: t('state.changed'),
        published: t('state.published'),
        deleted: t('state.deleted'),
        scheduled: t('state.scheduled'),
        staffOnly: t('state.staffOnly'),
      },
      within: (count) => t('state.within', { count }),
      actions: t('row.actions'),
      name: t('row.name'),
    }),
    [t],
  );
}

const shownKeys = [
  ['walk', '↑ ↓ ← →'],
  ['move', 'Alt ↑ ↓'],
  ['rename', 'F2'],
  ['open', 'Enter'],
  ['clipboard', 'Ctrl X C V'],
  ['delete', 'Del'],
  ['undo', 'Ctrl Z'],
  ['menu', 'Shift F10'],
] as const;

function Keys() {
  const t = useTranslations('studioOutline.keys');
  return <ShownKeys title={t('title')} keys={shownKeys.map(([name, pressed]) => ({ does: t(name), pressed }))} />;
}
