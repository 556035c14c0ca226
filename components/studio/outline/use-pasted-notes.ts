import { useTranslations } from 'next-intl';
import type { PastedNotes } from './outline-change';

/** Named in Open edX: every script of a course may import from it. */
const pythonLibrary = 'python_lib.zip';

/** What came with a pasted block, what it shows of this course instead, and what stayed behind: one sentence each. */
export function usePastedNotes(): (pasted: PastedNotes | null) => readonly string[] {
  const t = useTranslations('studioPasted');
  return (pasted) => {
    if (pasted === null) {
      return [];
    }
    const { files, dropped } = pasted;
    const conflicts = pasted.conflicts.filter((path) => path !== pythonLibrary);
    const list = (names: readonly string[]) => names.join(', ');
    return [
      ...(files.length > 0 ? [t('files', { count: files.length, names: list(files) })] : []),
      ...(conflicts.length > 0 ? [t('conflicts', { names: list(conflicts) })] : []),
      ...(conflicts.length < pasted.conflicts.length ? [t('library', { name: pythonLibrary })] : []),
      ...(dropped.length > 0 ? [t('dropped', { names: list(dropped) })] : []),
    ];
  };
}
