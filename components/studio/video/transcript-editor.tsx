'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { cueAt } from '@/lib/transcript/cue-at';
import type { Cue } from '@/lib/transcript/model';
import { CueRow } from './cue-row';
import { readTranscript } from './read-transcript';
import { useTranscript } from './use-transcript';

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
  const [beside, setBeside] = useState('');
  const [others, setOthers] = useState<readonly Cue[]>([]);
  const path = (transcripts[language] ?? '').replace(/^\/?static\//, '');
  const { came, cues, standing, isSaving, change, save, load, takeTheirs, saveOverTheirs } = useTranscript({
    courseKey,
    language,
    path,
    onFile,
    onProblem,
  });
  const wanted = useRef('');
  const compare = async (code: string) => {
    wanted.current = code;
    setBeside(code);
    const found = code === '' ? null : await readTranscript(courseKey, transcripts[code] ?? '');
    // Of two choices the later one stands, whichever file comes first.
    if (wanted.current === code) {
      setOthers(found?.kind === 'read' ? found.transcript.cues : []);
    }
  };
  const isUnsaved = standing.kind === 'dirty' || standing.kind === 'failed' || standing.kind === 'conflict';
  const bad = cues.findIndex(({ from, to }) => !(to > from));
  const said = (): string => {
    switch (standing.kind) {
      case 'saved':
        return t('saved', { at: format.dateTime(standing.at, { timeStyle: 'short' }) });
      case 'failed':
        return t('failed', { reason: standing.reason });
      case 'conflict':
        return t('conflict');
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
      <p
        className={
          standing.kind === 'failed' || standing.kind === 'conflict' ? 'text-sm text-bad' : 'text-sm text-ink-2'
        }
        role="status"
      >
        {said()}
      </p>
      {standing.kind === 'conflict' && (
        <div className="flex flex-wrap gap-3">
          <Button disabled={isSaving} size="sm" variant="quiet" onClick={() => void takeTheirs()}>
            {t('takeTheirs')}
          </Button>
          <Button disabled={isSaving} size="sm" variant="quiet" onClick={() => void saveOverTheirs()}>
            {t('overTheirs')}
          </Button>
        </div>
      )}
      {(came === 'unreadable' || came === 'gone') && <Notice tone="warn">{t(came)}</Notice>}
      {came === 'failed' ? (
        <Notice isAnnounced tone="bad">
          <p>{t('notCome')}</p>
          <Button className="mt-3" size="sm" variant="quiet" onClick={() => void load()}>
            {t('again')}
          </Button>
        </Notice>
      ) : came === null ? (
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
        <Button
          disabled={!isUnsaved || isSaving || standing.kind === 'conflict' || bad >= 0}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
        {cues.length === 0 && came !== null && came !== 'failed' && (
          <Button variant="quiet" onClick={() => change([{ from: 0, to: 3000, text: '' }])}>
            {t('addFirst')}
          </Button>
        )}
        <Button disabled={isUnsaved || isSaving} variant="quiet" onClick={onBack}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}
