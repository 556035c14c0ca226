'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { fileAddress } from '../text/file-address';
import { uploadFile } from '../unit/upload-file';
import { CueRow } from './cue-row';
import { type Cue, cueAt, parseCues, writeCues } from './cues';

type Standing =
  | { readonly kind: 'clean' | 'dirty' | 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed'; readonly reason: string };

/** A transcript line by line, beside the one of another language. It is a file of the course: saved at once, and live then. */
export function TranscriptEditor({
  courseKey,
  language,
  transcripts,
  onFile,
  onProblem,
  onBack,
}: {
  readonly courseKey: string;
  readonly language: string;
  readonly transcripts: Readonly<Record<string, string>>;
  /** The transcript has become another file. */
  readonly onFile: (path: string) => void;
  /** Why this may not be left yet, or null. */
  readonly onProblem: (message: string | null) => void;
  readonly onBack: () => void;
}) {
  const t = useTranslations('studioUnit.cues');
  const format = useFormatter();
  const [cues, setCues] = useState<readonly Cue[] | null>(null);
  const [standing, setStanding] = useState<Standing>({ kind: 'clean' });
  const [isUnreadable, setIsUnreadable] = useState(false);
  const [beside, setBeside] = useState('');
  const [others, setOthers] = useState<readonly Cue[]>([]);
  const path = (transcripts[language] ?? '').replace(/^\/?static\//, '');

  // Only the file that was there first is read: what is typed here comes after it.
  const [first] = useState(path);
  useEffect(() => {
    let isGone = false;
    readCues(courseKey, first).then((found) => {
      if (!isGone) {
        setCues(found ?? []);
        setIsUnreadable(found === null);
      }
    });
    return () => {
      isGone = true;
    };
  }, [courseKey, first]);
  const wanted = useRef('');
  const compare = async (code: string) => {
    wanted.current = code;
    setBeside(code);
    const found = code === '' ? [] : await readCues(courseKey, transcripts[code] ?? '');
    // Of two choices the later one stands, whichever file comes first.
    if (wanted.current === code) {
      setOthers(found ?? []);
    }
  };
  const change = (changed: readonly Cue[]) => {
    setCues(changed);
    setStanding({ kind: 'dirty' });
    onProblem(t('unsavedReason'));
  };
  const isUnsaved = standing.kind === 'dirty' || standing.kind === 'failed';
  const bad = (cues ?? []).findIndex(({ from, to }) => !(to > from));
  const save = async () => {
    setStanding({ kind: 'saving' });
    const isVtt = path.endsWith('.vtt');
    // Other forms are written as SubRip, into a file of their own.
    const isReplaced = isVtt || path.endsWith('.srt');
    const name = isReplaced ? path : `${path.replace(/\.(srt\.)?sjson$/, '')}-${language}.srt`;
    const file = new Blob([writeCues(cues ?? [], isVtt ? 'vtt' : 'srt')]);
    const answer = await uploadFile(`/studio/${courseKey}/uploads`, file, {
      name,
      ...(isReplaced ? { replaces: path } : {}),
    });
    if (answer.ok) {
      setStanding({ kind: 'saved', at: new Date() });
      onProblem(null);
      if (answer.path !== path) {
        onFile(answer.path);
      }
    } else {
      setStanding({ kind: 'failed', reason: answer.message });
    }
  };
  const said = (): string => {
    switch (standing.kind) {
      case 'saved':
        return t('saved', { at: format.dateTime(standing.at, { timeStyle: 'short' }) });
      case 'failed':
        return t('failed', { reason: standing.reason });
      case 'dirty':
        return bad < 0 ? t('unsaved') : t('bad', { number: bad + 1 });
      default:
        return t('live');
    }
  };
  const languages = Object.keys(transcripts).filter((code) => code !== language);
  return (
    <section aria-labelledby="cues-title" className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h3 id="cues-title" className="text-lg">
          {t('title', { language })}
        </h3>
        {languages.length > 0 && (
          <label className="ms-auto flex items-center gap-2 text-sm">
            {t('beside')}
            <select
              className="ui-control ui-select w-auto"
              value={beside}
              onChange={(event) => void compare(event.target.value)}
            >
              <option value="">{t('besideNone')}</option>
              {languages.map((code) => (
                <option key={code} value={code}>
                  {code}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p className={standing.kind === 'failed' ? 'text-sm text-bad' : 'text-sm text-ink-2'} role="status">
        {said()}
      </p>
      {isUnreadable && <Notice tone="warn">{t('unreadable')}</Notice>}
      {cues === null ? (
        <p>{t('loading')}</p>
      ) : (
        <ol className="cue-list">
          {cues.map((cue, index) => (
            <CueRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
              key={index}
              cue={cue}
              language={language}
              number={index + 1}
              other={beside === '' ? null : { language: beside, text: cueAt(others, cue) }}
              onAdd={() => {
                const added = { from: cue.to, to: cue.to + 2000, text: '' };
                change([...cues.slice(0, index + 1), added, ...cues.slice(index + 1)]);
              }}
              onChange={(changed) => change(cues.map((old, at) => (at === index ? changed : old)))}
              onRemove={() => change(cues.filter((_, at) => at !== index))}
            />
          ))}
        </ol>
      )}
      <div className="flex flex-wrap gap-3">
        <Button disabled={!isUnsaved || bad >= 0} onClick={() => void save()}>
          {t('save')}
        </Button>
        {cues?.length === 0 && (
          <Button variant="quiet" onClick={() => change([{ from: 0, to: 3000, text: '' }])}>
            {t('addFirst')}
          </Button>
        )}
        <Button disabled={isUnsaved} variant="quiet" onClick={onBack}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}

/** The lines of a transcript's file; null where it is not there or none was found in it. */
async function readCues(courseKey: string, file: string): Promise<readonly Cue[] | null> {
  const address = fileAddress(courseKey)(`/static/${file.replace(/^\/?static\//, '')}`);
  try {
    const response = await fetch(address, { cache: 'no-store' });
    const cues = response.ok ? parseCues(await response.text()) : [];
    return cues.length > 0 ? cues : null;
  } catch {
    return null;
  }
}
