'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DropZone } from '@/components/studio/upload/drop-zone';
import { sendFile } from '@/components/studio/upload/send-file';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';

interface Sending {
  readonly name: string;
  readonly part: number;
  readonly stop: AbortController;
}

/** Sends an archive and opens the page of its import. */
export function ArchiveUpload({
  uploadUrl,
  importsPath,
  maxBytes,
}: {
  readonly uploadUrl: string;
  readonly importsPath: string;
  readonly maxBytes: number;
}) {
  const t = useTranslations('studioImport.upload');
  const router = useRouter();
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async (file: File) => {
    setFailure(null);
    if (file.size > maxBytes) {
      setFailure(t('tooLarge', { megabytes: Math.floor(maxBytes / 1_000_000) }));
      return;
    }
    const stop = new AbortController();
    setSending({ name: file.name, part: 0, stop });
    const url = `${uploadUrl}?name=${encodeURIComponent(file.name)}`;
    const sent = await sendFile(url, file, (part) => setSending({ name: file.name, part, stop }), stop.signal);
    const id = sent.ok && typeof sent.body === 'object' && sent.body !== null && Reflect.get(sent.body, 'importId');
    if (typeof id === 'string') {
      router.push(`${importsPath}/${id}`);
      return;
    }
    setSending(null);
    if (!sent.ok && sent.code !== 'aborted') {
      setFailure(sent.code === 'network' ? t('network') : sent.message || t('failed'));
    }
  };
  return (
    <div className="grid gap-3">
      {failure ? (
        <Notice tone="bad" title={t('notSent')} isAnnounced>
          <p>{failure}</p>
        </Notice>
      ) : null}
      <DropZone
        label={t('label')}
        button={t('choose')}
        hint={t('hint')}
        accept=".gz,.tgz,.tar,.zip"
        isDisabled={sending !== null}
        onFiles={([file]) => file && void send(file)}
      />
      {sending ? (
        <div className="grid gap-2">
          <p className="flex flex-wrap items-center justify-between gap-3 text-sm">
            <span>
              {sending.part < 1 ? t('sending', { name: sending.name }) : t('arriving', { name: sending.name })}
            </span>
            <Button variant="plain" size="sm" onClick={() => sending.stop.abort()}>
              {t('stop')}
            </Button>
          </p>
          <ProgressBar value={sending.part} label={t('progress')} />
        </div>
      ) : null}
    </div>
  );
}
