'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { writeSettings } from '@/lib/olx/edit/write-settings';
import { parseBlockId } from '@/lib/olx/identity';
import { parseTime } from '@/lib/transcript/parse-time';
import type { BlockEditorProps } from '../unit/block-editor-props';
import { useUploadFile } from '../unit/use-upload-file';
import { TranscriptEditor } from './transcript-editor';
import { TranscriptList } from './transcript-list';
import { readVideoFields, type VideoFields, writeVideoFields } from './video-fields';

/** A video: what is played, from where to where, what learners may take away, and its transcripts. */
export function VideoEditor({ courseKey, block, opened, onChange, onProblem }: BlockEditorProps) {
  const t = useTranslations('studioUnit.video');
  const [before] = useState(() => readVideoFields(opened.settings));
  const [fields, setFields] = useState(before);
  const [language, setLanguage] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const uploadFile = useUploadFile(courseKey);
  const latest = useRef(before);
  /** Why this may not be left yet: a transcript that is not saved, files that are on their way. */
  const unsaved = useRef<string | null>(null);
  const uploads = useRef(0);
  const { id } = parseBlockId(block) ?? { id: '' };
  const isTime = (text: string) => text.trim() === '' || parseTime(text) !== null;

  const sayProblem = () => {
    const { start, end } = latest.current;
    const isBad = !(isTime(start) && isTime(end));
    onProblem(unsaved.current ?? (uploads.current > 0 ? t('uploading') : isBad ? t('badTime') : null));
  };
  // What is typed while a file is on its way is changed too: only the fields as they are by then count.
  const change = (make: (now: VideoFields) => Partial<VideoFields>) => {
    const next = { ...latest.current, ...make(latest.current) };
    latest.current = next;
    setFields(next);
    const settings = writeVideoFields(opened.settings, before, next);
    sayProblem();
    onChange({ settings, source: writeSettings({ type: 'video', id, ...opened }, settings) });
  };
  const upload: typeof uploadFile = async (file, place) => {
    uploads.current += 1;
    sayProblem();
    const answer = await uploadFile(file, place);
    uploads.current -= 1;
    sayProblem();
    return answer;
  };
  const uploadHandout = async (file: File | undefined) => {
    if (file) {
      const answer = await upload(file, { name: file.name });
      setSaid(answer.ok ? null : answer.message);
      if (answer.ok) {
        change(() => ({ handout: `/static/${answer.path}` }));
      }
    }
  };
  if (language !== null) {
    return (
      <TranscriptEditor
        courseKey={courseKey}
        language={language}
        transcripts={fields.transcripts}
        onBack={() => setLanguage(null)}
        onProblem={(message) => {
          unsaved.current = message;
          sayProblem();
        }}
        onFile={(path) => change(({ transcripts }) => ({ transcripts: { ...transcripts, [language]: path } }))}
      />
    );
  }
  const timeField = (name: 'start' | 'end') => (
    <Field id={`video-${name}`} error={isTime(fields[name]) ? undefined : t('badTime')} label={t(name)}>
      {(control) => (
        <Input
          {...control}
          dir="ltr"
          value={fields[name]}
          onChange={(event) => change(() => ({ [name]: event.target.value }))}
        />
      )}
    </Field>
  );
  return (
    <div className="grid gap-6">
      <Field id="video-title" label={t('title')}>
        {(control) => (
          <Input
            {...control}
            value={fields.title}
            onChange={(event) => change(() => ({ title: event.target.value }))}
          />
        )}
      </Field>
      <SourceList sources={fields.sources} onChange={(sources) => change(() => ({ sources }))} />
      <Field id="video-youtube" hint={t('youtubeHint')} label={t('youtube')}>
        {(control) => (
          <Input
            {...control}
            dir="ltr"
            value={fields.youtube}
            onChange={(event) => change(() => ({ youtube: event.target.value }))}
          />
        )}
      </Field>
      <div className="grid gap-1.5">
        <div className="grid gap-4 sm:grid-cols-2">
          {timeField('start')}
          {timeField('end')}
        </div>
        <p className="text-sm text-ink-3">{t('timeHint')}</p>
      </div>
      <TranscriptList
        transcripts={fields.transcripts}
        upload={upload}
        onChange={(make) => change(({ transcripts }) => ({ transcripts: make(transcripts) }))}
        onEdit={setLanguage}
      />
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-sm font-semibold">{t('downloads')}</legend>
        <Checkbox
          checked={fields.mayDownloadVideo}
          id="video-download"
          label={t('downloadVideo')}
          onChange={(event) => change(() => ({ mayDownloadVideo: event.target.checked }))}
        />
        <Checkbox
          checked={fields.mayDownloadTranscript}
          id="video-download-transcript"
          label={t('downloadTranscript')}
          onChange={(event) => change(() => ({ mayDownloadTranscript: event.target.checked }))}
        />
        <Field id="video-handout" error={said} hint={t('handoutHint')} label={t('handout')}>
          {(control) => (
            <Input
              {...control}
              dir="ltr"
              value={fields.handout}
              onChange={(event) => change(() => ({ handout: event.target.value }))}
            />
          )}
        </Field>
        <Field id="video-handout-file" label={t('uploadHandout')}>
          {(control) => (
            <input
              {...control}
              className="text-sm"
              type="file"
              onChange={(event) => void uploadHandout(event.target.files?.[0])}
            />
          )}
        </Field>
      </fieldset>
    </div>
  );
}

function SourceList({
  sources,
  onChange,
}: {
  readonly sources: readonly string[];
  readonly onChange: (sources: readonly string[]) => void;
}) {
  const t = useTranslations('studioUnit.video');
  const shown = sources.length > 0 ? sources : [''];
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-semibold">{t('sources')}</legend>
      <p className="text-sm text-ink-3">{t('sourcesHint')}</p>
      {shown.map((source, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an address has nothing but its place
        <div key={index} className="flex items-center gap-2">
          <Input
            aria-label={t('source', { number: index + 1 })}
            dir="ltr"
            value={source}
            onChange={(event) => onChange(shown.map((old, at) => (at === index ? event.target.value : old)))}
          />
          {index > 0 && (
            <Button
              aria-label={t('moveUp', { number: index + 1 })}
              size="sm"
              variant="plain"
              onClick={() => onChange(swap(shown, index))}
            >
              ↑
            </Button>
          )}
          {source !== '' && (
            <Button
              aria-label={t('removeSource', { number: index + 1 })}
              size="sm"
              variant="plain"
              onClick={() => onChange(shown.filter((_, at) => at !== index))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      <Button className="justify-self-start" size="sm" variant="quiet" onClick={() => onChange([...shown, ''])}>
        {t('addSource')}
      </Button>
    </fieldset>
  );
}

function swap(list: readonly string[], index: number): readonly string[] {
  const moved = list[index];
  return moved === undefined
    ? list
    : [...list.slice(0, index - 1), moved, ...list.slice(index - 1, index), ...list.slice(index + 1)];
}
