'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePastedNotes } from '../outline/use-pasted-notes';
import type { TreeAnswer, TreeChange, UnitActions } from './unit-actions';

/** What was done last, in a sentence, and the way back from it. */
export interface TreeNote {
  readonly tone: 'done' | 'failed';
  readonly text: string;
  readonly undo: string | null;
}

export interface Tree {
  readonly note: TreeNote | null;
  readonly isWorking: boolean;
  readonly dismiss: () => void;
  readonly say: (text: string, tone?: TreeNote['tone']) => void;
  /** Null where nothing was changed. `done` is said once it is done. */
  readonly change: (change: TreeChange, done: string) => Promise<TreeAnswer | null>;
}

/** Changes of what stands in a unit, one at a time, each with what is said of it. */
export function useTree(courseKey: string, unit: string, actions: Pick<UnitActions, 'change'>): Tree {
  const t = useTranslations('studioUnit.tree');
  const notesOf = usePastedNotes();
  const [note, setNote] = useState<TreeNote | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const say = (text: string, tone: TreeNote['tone'] = 'done') => setNote({ tone, text, undo: null });
  const change = async (wanted: TreeChange, done: string): Promise<TreeAnswer | null> => {
    if (isWorking) {
      return null;
    }
    setIsWorking(true);
    try {
      const answer = await actions.change({ courseKey, unit, change: wanted });
      if (answer.status === 'done') {
        const { undo, pasted = null } = answer.value;
        setNote({ tone: 'done', text: [done, ...notesOf(pasted)].join(' '), undo });
        return answer.value;
      }
      say(t('failed', { reason: answer.status === 'failed' ? answer.message : '' }), 'failed');
    } catch {
      say(t('offline'), 'failed');
    } finally {
      setIsWorking(false);
    }
    return null;
  };
  return {
    note,
    isWorking,
    dismiss: () => setNote(null),
    say,
    change,
  };
}
