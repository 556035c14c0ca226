'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { parseTranscript } from '@/lib/transcript/parse-transcript';
import { writeTranscript } from '@/lib/transcript/write-transcript';
import type { useUploadFile } from '../unit/use-upload-file';

type Transcripts = Readonly<Record<string, string>>;

/** The transcripts of a video by language: upload, edit, remove. A file of its own is kept when it is removed from the video. */
export function TranscriptList({
  transcripts,
  upload: send,
  onChange,
  onEdit,
}: {
  readonly transcripts: Transcripts;
  readonly upload: ReturnType<typeof useUploadFile>;
  /** Answers what they become of what they are by then: a file may have been long on its way. */
  readonly onChange: (make: (now: Transcripts) => Transcripts) => void;
  readonly onEdit: (language: string) => void;
}) {
  const t = useTranslations('studioUnit.video');
  const [language, setLanguage] = useState('en' in transcripts ? '' : 'en');
  const [fault, setFault] = useState<{ readonly at: 'language' | 'file'; readonly text: string } | null>(null);
  const languages = Object.keys(transcripts).sort();

  const put = async (file: Blob, name: string) => {
    const code = canonicalLanguage(language);
    if (code === null) {
      setFault({ at: 'language', text: t('badLanguage') });
      return false;
    }
    const answer = await send(file, { name });
    if (!answer.ok) {
      setFault({ at: 'file', text: answer.message });
      return false;
    }
    setFault(null);
    onChange((now) => ({ ...now, [code]: answer.path }));
    return true;
  };
  const upload = async (file: File | undefined) => {
    if (!file) {
      return;
    }
    if ((parseTranscript(await file.text())?.cues ?? []).length === 0) {
      setFault({ at: 'file', text: t('badFile') });
      return;
    }
    await put(file, file.name);
  };
  const begin = async () => {
    const text = writeTranscript({ cues: [{ from: 0, to: 3000, text: '…' }], head: [], tail: [] }, 'srt');
    if (await put(new Blob([text]), `transcript-${language}.srt`)) {
      onEdit(canonicalLanguage(language) ?? language);
    }
  };
  return (
    <section aria-labelledby="video-transcripts" className="grid gap-3">
      <div>
        <h3 id="video-transcripts" className="font-sans text-sm font-semibold">
          {t('transcripts')}
        </h3>
        <p className="text-sm text-ink-3">{t('transcriptsLead')}</p>
      </div>
      {languages.length === 0 ? (
        <p className="text-sm text-ink-2">{t('noTranscripts')}</p>
      ) : (
        <ul className="transcript-list">
          {languages.map((code) => (
            <li key={code}>
              <span className="min-w-0">
                <span className="font-medium">{code}</span>{' '}
                <span className="text-sm text-ink-3 break-all">{transcripts[code]}</span>
              </span>
              <span className="flex gap-1">
                <Button size="sm" variant="plain" onClick={() => onEdit(code)}>
                  {t('editTranscript', { language: code })}
                </Button>
                <Button
                  size="sm"
                  variant="plain"
                  onClick={() => {
                    onChange(({ [code]: _removed, ...others }) => others);
                  }}
                >
                  {t('removeTranscript', { language: code })}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-[8rem_1fr]">
        <Field
          id="transcript-language"
          error={fault?.at === 'language' ? fault.text : undefined}
          hint={t('languageHint')}
          label={t('language')}
        >
          {(control) => (
            <Input {...control} dir="ltr" value={language} onChange={(event) => setLanguage(event.target.value)} />
          )}
        </Field>
        <Field id="transcript-file" error={fault?.at === 'file' ? fault.text : undefined} label={t('uploadFor')}>
          {(control) => (
            <input
              {...control}
              accept=".srt,.vtt,.sjson"
              className="text-sm"
              type="file"
              onChange={(event) => void upload(event.target.files?.[0])}
            />
          )}
        </Field>
      </div>
      <Button className="justify-self-start" size="sm" variant="quiet" onClick={() => void begin()}>
        {t('begin')}
      </Button>
    </section>
  );
}

/** A language code as BCP 47 writes it; null where it is none. */
function canonicalLanguage(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null;
  } catch {
    return null;
  }
}
