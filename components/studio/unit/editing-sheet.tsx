'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { DraftBlockContent } from '@/lib/courses';
import type { EditorTab } from './editor-tabs';
import { OpenedBlock } from './opened-block';
import type { UnitActions } from './unit-actions';

export interface EditTarget {
  readonly block: string;
  readonly title: string;
  readonly tab: EditorTab;
}

/** What a block asks before it is left: whether all of it is saved. */
export type AskToLeave = () => Promise<boolean>;

/**
 * The sheet over the page in which a block is edited, with what learners will see of it beside the editor. It stays open until what
 * was typed is saved, or somebody leaves all the same.
 */
export function EditingSheet({
  courseKey,
  target,
  preview,
  actions,
  onClose,
}: {
  readonly courseKey: string;
  readonly target: EditTarget;
  readonly preview: ReactNode;
  readonly actions: UnitActions;
  readonly onClose: () => void;
}) {
  const t = useTranslations('studioUnit.sheet');
  const dialog = useRef<HTMLDialogElement>(null);
  const askToLeave = useRef<AskToLeave>(async () => true);
  const [content, setContent] = useState<DraftBlockContent | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { block } = target;
  const { open } = actions;

  const load = useCallback(async () => {
    setFailure(null);
    try {
      const answer = await open({ courseKey, block });
      if (answer.status === 'done') {
        setContent(answer.value);
      } else {
        setFailure(answer.status === 'failed' ? answer.message : '');
      }
    } catch {
      setFailure('');
    }
  }, [open, courseKey, block]);
  useEffect(() => {
    if (!dialog.current?.open) {
      dialog.current?.showModal();
    }
    void load();
  }, [load]);

  const close = async () => {
    if ((await askToLeave.current()) || window.confirm(t('leave'))) {
      dialog.current?.close();
      onClose();
    }
  };

  return (
    <dialog
      ref={dialog}
      aria-labelledby="editing-title"
      className="editing-sheet"
      onCancel={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <header className="editing-head">
        <h2 id="editing-title" className="min-w-0 truncate text-xl">
          {t('title', { title: target.title })}
        </h2>
        <Button className="ms-auto" size="sm" variant="quiet" onClick={() => void close()}>
          {t('close')}
        </Button>
      </header>
      {content ? (
        <OpenedBlock
          key={content.block}
          actions={actions}
          askToLeave={askToLeave}
          courseKey={courseKey}
          opened={content}
          preview={preview}
          tab={target.tab}
          title={target.title}
        />
      ) : failure === null ? (
        <p className="p-5 text-ink-2" role="status">
          {t('opening')}
        </p>
      ) : (
        <Notice className="m-5" isAnnounced title={t('openFailed')} tone="bad">
          <p>{failure}</p>
          <Button className="mt-3" size="sm" variant="quiet" onClick={() => void load()}>
            {t('again')}
          </Button>
        </Notice>
      )}
    </dialog>
  );
}
