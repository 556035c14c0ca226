'use client';

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DraftBlockContent } from '@/lib/courses';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { BlockEdit } from '../unit/block-editor-props';
import type { UnitActions } from '../unit/unit-actions';
import { findKeptEdit, forgetEdit, type KeptEdit, keepEdit } from './kept-edits';

/** Where an edit stands. Whatever it is, what was typed is in the page, and in the tab's storage while it is not saved. */
export type SaveState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'dirty' | 'saving' | 'offline' }
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'conflict'; readonly theirs: DraftBlockContent };

export interface Autosave {
  readonly state: SaveState;
  /** What is typed now. */
  readonly current: () => BlockEdit;
  /** What the edit began from. */
  readonly base: () => BlockEdit;
  readonly change: (edit: BlockEdit) => void;
  /** What an earlier visit left becomes what is typed, over the version that it began from: where another is saved by now, both are shown. */
  readonly bringBack: (kept: KeptEdit) => void;
  /** Why what is typed cannot be saved, or null. */
  readonly block: (reason: string | null) => void;
  /** Saves at once; answers whether nothing is left to save. */
  readonly flush: () => Promise<boolean>;
  /** Goes on from another version: what is typed becomes `edit`, over `from`. It is saved where it differs. */
  readonly restart: (from: BlockEdit & { readonly node: string }, edit: BlockEdit) => Promise<boolean>;
}

const quietMilliseconds = 1200;
const retryMilliseconds = 10_000;

const isSame = (a: BlockEdit, b: BlockEdit) => a.source === b.source && isSameJson(a.settings, b.settings);

/** What an earlier visit left is still to be had when something else is typed over it. */
function setAside(courseKey: string, block: string, edit: BlockEdit): void {
  const left = findKeptEdit(courseKey, block, 'typed');
  if (left && !isSame(left, edit)) {
    keepEdit(courseKey, block, 'aside', left);
  }
}

/**
 * Saves an edit of a block by itself, a moment after the last key. Edits are sent one after the other, each over the version that the
 * one before made. Where somebody else has changed the block, nothing is sent until a choice is made.
 */
export function useAutosave({
  courseKey,
  opened,
  hasSource,
  title,
  actions,
}: {
  readonly courseKey: string;
  readonly opened: DraftBlockContent;
  readonly hasSource: boolean;
  readonly title: string;
  readonly actions: Pick<UnitActions, 'open' | 'save'>;
}): Autosave {
  const { block } = opened;
  const [state, setState] = useState<SaveState>({ kind: 'clean' });
  const node = useRef(opened.node);
  const base = useRef<BlockEdit>(opened);
  const typed = useRef<BlockEdit>(opened);
  const reason = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sending = useRef<Promise<boolean> | null>(null);
  const isConflicting = useRef(false);
  const savedAt = useRef<string | null>(null);
  const hasTyped = useRef(false);

  /** Nothing is left to save. */
  const settle = useEffectEvent(() => {
    // What an earlier visit left is not this one's to throw away.
    if (hasTyped.current) {
      forgetEdit(courseKey, block, 'typed');
    }
    setState(savedAt.current === null ? { kind: 'clean' } : { kind: 'saved', at: savedAt.current });
  });

  const keep = useEffectEvent((edit: BlockEdit) =>
    keepEdit(courseKey, block, 'typed', { ...edit, node: node.current, base: base.current, at: Date.now() }),
  );

  const send = useEffectEvent(async (): Promise<boolean> => {
    const edit = typed.current;
    setState({ kind: 'saving' });
    try {
      const sent = { courseKey, block, node: node.current, title, settings: edit.settings };
      const answer = await actions.save({ ...sent, source: hasSource ? edit.source : null });
      if (answer.status === 'done') {
        node.current = answer.value.node;
        base.current = edit;
        if (isSame(typed.current, edit)) {
          savedAt.current = answer.value.at;
          settle();
          return true;
        }
        // What was typed meanwhile goes over this version, also where another visit brings it back.
        keep(typed.current);
        setState({ kind: 'dirty' });
        return false;
      }
      if (answer.status === 'failed' && answer.code === 'courses.block-changed-meanwhile') {
        await showConflict();
        return false;
      }
      const { code, message } = answer.status === 'failed' ? answer : { code: 'internal', message: '' };
      setState({ kind: 'failed', code, message });
    } catch (error) {
      // The browser's word for a network that is gone.
      const isOffline = error instanceof TypeError || !navigator.onLine;
      setState(isOffline ? { kind: 'offline' } : { kind: 'failed', code: 'internal', message: '' });
    }
    return false;
  });

  const showConflict = useEffectEvent(async () => {
    const theirs = await actions.open({ courseKey, block });
    if (theirs.status === 'done') {
      isConflicting.current = true;
      setState({ kind: 'conflict', theirs: theirs.value });
    } else if (theirs.status === 'failed') {
      setState({ kind: 'failed', code: theirs.code, message: theirs.message });
    }
  });

  const run = useEffectEvent(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    // One at a time: the next is laid over the version that this one makes.
    while (sending.current) {
      await sending.current;
    }
    // An editor may hold what is no edit yet (a number that is half typed, lines of a transcript).
    if (reason.current !== null || isConflicting.current) {
      return false;
    }
    if (isSame(typed.current, base.current)) {
      settle();
      return true;
    }
    sending.current = send();
    const isDone = await sending.current;
    sending.current = null;
    // It may have been refused while the version before was on its way.
    if (reason.current !== null) {
      show();
    }
    return isDone;
  });

  const schedule = useEffectEvent((milliseconds: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void run(), milliseconds);
  });

  const show = useEffectEvent(() => {
    if (isConflicting.current || sending.current) {
      return;
    }
    setState(reason.current === null ? { kind: 'dirty' } : { kind: 'blocked', reason: reason.current });
  });

  const change = useCallback(
    (edit: BlockEdit) => {
      typed.current = edit;
      if (!hasTyped.current) {
        hasTyped.current = true;
        setAside(courseKey, block, edit);
      }
      keep(edit);
      show();
      schedule(quietMilliseconds);
    },
    [courseKey, block],
  );
  const refuse = useCallback((why: string | null) => {
    const wasRefused = reason.current !== null;
    reason.current = why;
    if (why !== null || wasRefused) {
      show();
      schedule(quietMilliseconds);
    }
  }, []);
  const bringBack = useCallback(
    (kept: KeptEdit) => {
      const { settings, source } = kept;
      node.current = kept.node;
      base.current = kept.base ?? base.current;
      change({ settings, source });
    },
    [change],
  );
  const flush = useCallback(() => run(), []);
  const restart = useCallback(async (from: BlockEdit & { readonly node: string }, edit: BlockEdit) => {
    node.current = from.node;
    base.current = from;
    typed.current = edit;
    isConflicting.current = false;
    reason.current = null;
    setState({ kind: 'clean' });
    return await run();
  }, []);

  // What the server refused for what it says is refused again until something else is typed.
  const isWaiting = state.kind === 'offline' || (state.kind === 'failed' && state.code === 'internal');
  useEffect(() => {
    if (state.kind === 'dirty') {
      schedule(quietMilliseconds);
    }
    if (!isWaiting) {
      return;
    }
    const again = () => void run();
    const timerId = setInterval(again, retryMilliseconds);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timerId);
      window.removeEventListener('online', again);
    };
  }, [state, isWaiting]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    state,
    current: useCallback(() => typed.current, []),
    base: useCallback(() => base.current, []),
    change,
    bringBack,
    block: refuse,
    flush,
    restart,
  };
}
