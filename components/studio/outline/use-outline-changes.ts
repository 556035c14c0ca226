import { useTranslations } from 'next-intl';
import { useCallback, useOptimistic, useRef, useState, useTransition } from 'react';
import { applyChange } from './apply-change';
import type { ChangeOutline, OutlineAnswer, OutlineChange } from './outline-change';
import type { ShownRow } from './shown-row';

/** What the page says of the last change. */
export interface Said {
  readonly text: string;
  readonly isBad: boolean;
  /** What takes it back. */
  readonly undo: string | null;
}

/**
 * Sends changes of the outline and shows them at once: the lines are as they will be until the server has answered with how they
 * are. What was done, or why it was not, is `said`.
 */
export function useOutlineChanges(courseKey: string, sent: readonly ShownRow[], change: ChangeOutline) {
  const t = useTranslations('studioOutline');
  const [rows, foresee] = useOptimistic(sent, applyChange);
  const [isPending, startTransition] = useTransition();
  const [said, setSaid] = useState<Said | null>(null);
  /** What this page has changed, the last first to be taken back. */
  const undoable = useRef<string[]>([]);

  const say = useCallback((text: string, { isBad = false, undo = null }: Partial<Omit<Said, 'text'>> = {}) => {
    if (undo !== null) {
      undoable.current.push(undo);
    }
    setSaid({ text, isBad, undo });
  }, []);

  const run = useCallback(
    (made: OutlineChange, done: (answer: Extract<OutlineAnswer, { status: 'done' }>) => string) => {
      startTransition(async () => {
        foresee(made);
        try {
          const answer = await change(courseKey, made);
          if (answer.status === 'failed') {
            say(answer.code === 'internal' ? t('lost') : answer.message, { isBad: true });
          } else {
            say(done(answer), { undo: made.kind === 'undo' ? null : answer.undo });
          }
        } catch {
          // It may not have come to the server: what was to be taken back can still be.
          say(t('offline'), { isBad: true, undo: made.kind === 'undo' ? made.revision : null });
        }
      });
    },
    [change, courseKey, foresee, say, t],
  );

  const undo = useCallback(() => {
    const revision = undoable.current.pop();
    if (revision !== undefined) {
      run({ kind: 'undo', revision }, () => t('undone'));
    }
  }, [run, t]);

  return { rows, run, undo, say, said, dismiss: useCallback(() => setSaid(null), []), isPending };
}
