'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DropZone } from '@/components/studio/upload/drop-zone';
import { sendFile } from '@/components/studio/upload/send-file';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { PutFiles } from './file-upload';
import { receiptOf } from './receipt-of';

/** Puts other bytes in a file's place: every link to it shows the new ones, for learners at once. */
export function FileReplace({
  courseKey,
  path,
  uploadUrl,
  maxBytes,
  action,
}: {
  readonly courseKey: string;
  readonly path: string;
  readonly uploadUrl: string;
  readonly maxBytes: number;
  readonly action: PutFiles;
}) {
  const t = useTranslations('studioFiles');
  const router = useRouter();
  const [part, setPart] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const replace = async (file: File) => {
    if (file.size > maxBytes) {
      setSaid(t('upload.tooLarge', { megabytes: Math.floor(maxBytes / 1_000_000) }));
      return;
    }
    setSaid('');
    setPart(0);
    const query = new URLSearchParams({ course: courseKey, name: path });
    const sent = await sendFile(`${uploadUrl}?${query}`, file, setPart);
    const receipt = sent.ok ? receiptOf(sent.body) : undefined;
    const state = receipt ? await action({ courseKey, files: [{ path, receipt }], isReplacing: true }) : null;
    setPart(null);
    if (state?.status === 'done') {
      setSaid(t('replace.done'));
      router.refresh();
    } else {
      setSaid(
        state?.status === 'failed'
          ? state.message
          : (!sent.ok && sent.message) || t(!sent.ok && sent.code === 'network' ? 'upload.network' : 'upload.failed'),
      );
    }
  };
  return (
    <section className="grid gap-2">
      <h3 className="studio-aside-heading">{t('replace.title')}</h3>
      <DropZone
        label={t('replace.title')}
        button={t('replace.choose')}
        hint={t('replace.hint')}
        isDisabled={part !== null}
        onFiles={([file]) => file && void replace(file)}
      />
      {part === null ? null : <ProgressBar value={part} label={t('upload.progress', { name: path })} />}
      <p role="status" className="text-sm">
        {said}
      </p>
    </section>
  );
}
