'use client';

import { useTranslations } from 'next-intl';
import { DropZone } from '@/components/studio/upload/drop-zone';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { ActionState } from '@/lib/action-state';
import { useFileUploads } from './use-file-uploads';

export type PutFiles = (input: {
  courseKey: string;
  files: { path: string; receipt: string }[];
  isReplacing?: boolean;
}) => Promise<ActionState>;

/** Takes files in, many at a time: each is sent with its progress, then all go into the course together. */
export function FileUpload(props: {
  readonly courseKey: string;
  readonly uploadUrl: string;
  readonly maxBytes: number;
  readonly action: PutFiles;
}) {
  const t = useTranslations('studioFiles.upload');
  const { uploads, taken, failure, added, isBusy, send, replaceTaken, leaveTaken } = useFileUploads(props, t);
  const done = uploads.filter(({ part }) => part === 1).length;
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <DropZone
        label={t('label')}
        button={t('choose')}
        hint={t('hint')}
        isMultiple
        isDisabled={isBusy}
        onFiles={(files) => void send(files)}
      />
      {isBusy && uploads.length > 0 ? (
        <div className="grid gap-2">
          <p role="status" className="num text-sm text-ink-2">
            {t('sending', { done, total: uploads.length })}
          </p>
          <ul className="grid max-h-56 gap-2 overflow-y-auto text-sm">
            {uploads.map(({ path, part }) => (
              <li key={path} className="grid gap-1">
                <bdi className="break-all">{path}</bdi>
                <ProgressBar value={part} label={t('progress', { name: path })} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {added > 0 && !isBusy ? (
        <p role="status" className="text-sm text-good">
          {t('added', { count: added })}
        </p>
      ) : null}
      {failure.length > 0 ? (
        <Notice tone="bad" title={t('notAdded')} isAnnounced>
          <ul className="mt-1 grid gap-0.5 text-sm">
            {failure.map((line) => (
              <li key={line} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {taken.length > 0 ? (
        <Notice tone="warn" title={t('taken', { count: taken.length })} isAnnounced>
          <p className="mt-1 break-all text-sm">{taken.join(', ')}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button size="sm" disabled={isBusy} onClick={() => void replaceTaken()}>
              {t('replace', { count: taken.length })}
            </Button>
            <Button size="sm" variant="quiet" disabled={isBusy} onClick={leaveTaken}>
              {t('leave')}
            </Button>
          </div>
        </Notice>
      ) : null}
    </section>
  );
}
