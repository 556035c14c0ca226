import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Cue, Transcript } from '@/lib/transcript/model';
import { writeTranscript } from '@/lib/transcript/write-transcript';
import { useUploadFile } from '../unit/use-upload-file';
import { readTranscript, type TranscriptRead } from './read-transcript';

export type Standing =
  | { readonly kind: 'clean' | 'dirty' | 'conflict' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed'; readonly reason: string };

const nothing: Transcript = { cues: [], head: [], tail: [] };

/** A transcript that is opened, changed and saved. It is saved over the file that was opened only; another one is said. */
export function useTranscript({
  courseKey,
  language,
  path,
  onFile,
  onProblem,
}: {
  readonly courseKey: string;
  readonly language: string;
  /** Its file, below `static/`. */
  readonly path: string;
  readonly onFile: (path: string) => void;
  readonly onProblem: (message: string | null) => void;
}) {
  const t = useTranslations('studioUnit.cues');
  const uploadFile = useUploadFile(courseKey);
  /** How it came; null while it is read. */
  const [came, setCame] = useState<TranscriptRead['kind'] | null>(null);
  const [transcript, setTranscript] = useState(nothing);
  const [standing, setStanding] = useState<Standing>({ kind: 'clean' });
  const [isSaving, setIsSaving] = useState(false);
  const latest = useRef(transcript);
  const hash = useRef<string | null>(null);

  const put = (next: Transcript) => {
    latest.current = next;
    setTranscript(next);
  };
  const show = (found: TranscriptRead) => {
    hash.current = 'hash' in found ? found.hash : null;
    put(found.kind === 'read' ? found.transcript : nothing);
    setCame(found.kind);
  };
  const load = async (isLate: () => boolean = () => false) => {
    setCame(null);
    const found = await readTranscript(courseKey, path);
    if (!isLate()) {
      show(found);
    }
  };
  const loadFirst = useEffectEvent(load);
  // Only the file that was there first is read: what is typed here comes after it.
  useEffect(() => {
    let isGone = false;
    void loadFirst(() => isGone);
    return () => {
      isGone = true;
    };
  }, []);

  const save = async () => {
    const sent = latest.current;
    setIsSaving(true);
    const isVtt = path.endsWith('.vtt');
    // Other forms are written as SubRip, into a file of their own.
    const isSameForm = isVtt || path.endsWith('.srt');
    const isReplaced = isSameForm && came !== 'gone';
    const answer = await uploadFile(new Blob([writeTranscript(sent, isVtt ? 'vtt' : 'srt')]), {
      name: isSameForm ? path : `${path.replace(/\.(srt\.)?sjson$/, '')}-${language}.srt`,
      ...(isReplaced ? { replaces: path } : {}),
      ...(isReplaced && hash.current !== null ? { expected: hash.current } : {}),
    });
    setIsSaving(false);
    if (!answer.ok) {
      const isConflict = answer.code === 'files.changed-meanwhile';
      setStanding(isConflict ? { kind: 'conflict' } : { kind: 'failed', reason: answer.message });
      return;
    }
    hash.current = answer.hash;
    setCame('read');
    if (latest.current === sent) {
      setStanding({ kind: 'saved', at: new Date() });
      onProblem(null);
    } else {
      setStanding({ kind: 'dirty' });
    }
    if (answer.path !== path) {
      onFile(answer.path);
    }
  };
  /** Null where it did not come: what was typed stays. */
  const readTheirs = async () => {
    const theirs = await readTranscript(courseKey, path);
    if (theirs.kind === 'failed') {
      setStanding({ kind: 'failed', reason: t('notCome') });
      return null;
    }
    return theirs;
  };
  return {
    came,
    cues: transcript.cues,
    standing,
    isSaving,
    change: (cues: readonly Cue[]) => {
      put({ ...latest.current, cues });
      setStanding({ kind: 'dirty' });
      onProblem(t('unsavedReason'));
    },
    save,
    /** Tries again to read it. */
    load: () => load(),
    /** Goes on from what somebody else has saved; what was typed goes. */
    takeTheirs: async () => {
      const theirs = await readTheirs();
      if (theirs) {
        show(theirs);
        setStanding({ kind: 'clean' });
        onProblem(null);
      }
    },
    /** Saves over what somebody else has saved. */
    saveOverTheirs: async () => {
      const theirs = await readTheirs();
      if (theirs) {
        hash.current = 'hash' in theirs ? theirs.hash : null;
        await save();
      }
    },
  };
}
