'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import type { DraftBlockContent } from '@/lib/courses';
import { ConflictView } from '../saving/conflict-view';
import { KeptOffer } from '../saving/kept-offer';
import { SaveLine } from '../saving/save-line';
import { useAutosave } from '../saving/use-autosave';
import { BlockEditor } from './block-editor';
import type { BlockEdit } from './block-editor-props';
import type { AskToLeave } from './editing-sheet';
import { type EditorTab, editorTabsOf } from './editor-tabs';
import { Tabs } from './tabs';
import type { UnitActions } from './unit-actions';

/** A block that is open in its editors, with where its saving stands. */
export function OpenedBlock({
  courseKey,
  opened,
  title,
  tab: firstTab,
  preview,
  actions,
  askToLeave,
}: {
  readonly courseKey: string;
  readonly opened: DraftBlockContent;
  readonly title: string;
  readonly tab: EditorTab;
  readonly preview: ReactNode;
  readonly actions: UnitActions;
  readonly askToLeave: RefObject<AskToLeave>;
}) {
  const t = useTranslations('studioUnit.sheet');
  const tabs = editorTabsOf(opened.type);
  const [tab, setTab] = useState<EditorTab>(tabs.includes(firstTab) ? firstTab : (tabs[0] ?? 'settings'));
  // An editor begins from what is typed by then; another number makes it begin anew.
  const [began, setBegan] = useState<{ readonly number: number; readonly edit: BlockEdit; readonly node: string }>({
    number: 0,
    edit: opened,
    node: opened.node,
  });
  const hasSource = opened.type !== 'vertical';
  const autosave = useAutosave({ courseKey, opened, hasSource, title, actions });
  const { state, flush, current, block: refuse } = autosave;
  // The editor of a problem tries what is typed, saved or not.
  const hasPreview = hasSource && !(opened.type === 'problem' && tab === 'content');
  const isUnsaved = state.kind !== 'clean' && state.kind !== 'saved';

  useEffect(() => {
    askToLeave.current = flush;
  }, [askToLeave, flush]);
  useEffect(() => {
    if (!isUnsaved) {
      return;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') {
        event.preventDefault();
        void flush();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [flush]);

  const beginAt = (edit: BlockEdit, node = began.node) => setBegan({ number: began.number + 1, edit, node });
  const open = (next: EditorTab) => {
    // What cannot be saved yet stands in this editor only: the line above says what to mend.
    if (state.kind === 'blocked') {
      return;
    }
    setTab(next);
    beginAt(current());
  };
  const restart = async (from: BlockEdit & { readonly node: string }, edit: BlockEdit) => {
    beginAt(edit, from.node);
    await autosave.restart(from, edit);
  };

  return (
    <>
      <SaveLine state={state} onSave={() => void flush()} />
      <div className="editing-body">
        {state.kind === 'conflict' ? (
          <ConflictView
            base={autosave.base()}
            courseKey={courseKey}
            mine={current()}
            theirs={state.theirs}
            onChoose={(edit) => void restart(state.theirs, edit)}
          />
        ) : (
          <div className={hasPreview ? 'editing-panes' : undefined}>
            <div className="min-w-0">
              <KeptOffer
                block={opened.block}
                courseKey={courseKey}
                isOpening={state.kind === 'clean'}
                onTake={(kept) => {
                  autosave.bringBack(kept);
                  beginAt(kept);
                }}
              />
              {opened.fault && (
                <Notice className="mb-4" tone="warn">
                  {t('fault', { fault: opened.fault })}
                </Notice>
              )}
              {tabs.length > 1 && (
                <Tabs
                  label={t('tabs')}
                  options={tabs.map((value) => ({ value, label: t(value) }))}
                  value={tab}
                  onChange={open}
                />
              )}
              {opened.isBinary ? (
                <p>{t('binary')}</p>
              ) : (
                <BlockEditor
                  key={`${tab} ${began.number}`}
                  content={opened}
                  courseKey={courseKey}
                  edit={began.edit}
                  listImages={actions.listImages}
                  node={began.node}
                  tab={tab}
                  onChange={autosave.change}
                  onProblem={refuse}
                />
              )}
            </div>
            {hasPreview && (
              <section aria-labelledby="editing-preview" className="editing-preview">
                <h3 id="editing-preview" className="studio-aside-heading">
                  {t('preview')}
                </h3>
                {/* A link that is followed would leave what is being written. */}
                <div
                  onClickCapture={(event) => {
                    if (event.target instanceof Element && event.target.closest('a')) {
                      event.preventDefault();
                      event.stopPropagation();
                    }
                  }}
                >
                  {preview}
                </div>
                <p className="mt-4 text-xs text-ink-3">{t('previewNote')}</p>
              </section>
            )}
          </div>
        )}
      </div>
    </>
  );
}
