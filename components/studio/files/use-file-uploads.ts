import { useRouter } from 'next/navigation';
import type { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sendFile } from '@/components/studio/upload/send-file';
import type { PutFiles } from './file-upload';
import { receiptOf } from './receipt-of';

interface Upload {
  readonly path: string;
  /** How much of it has gone, from 0 to 1. */
  readonly part: number;
}

interface Arrived {
  readonly path: string;
  readonly receipt: string;
}

/** Sent at the same time: more would only share the same line. */
const atOnce = 3;

/** The name that a file gets: spaces make links that break. */
const pathOf = (file: File) => file.name.normalize('NFC').replace(/\s+/g, '_');

/** Sends files and puts them into the course; those whose names are taken wait for a decision. */
export function useFileUploads(
  {
    courseKey,
    uploadUrl,
    maxBytes,
    action,
  }: {
    readonly courseKey: string;
    readonly uploadUrl: string;
    readonly maxBytes: number;
    readonly action: PutFiles;
  },
  t: ReturnType<typeof useTranslations<'studioFiles.upload'>>,
) {
  const router = useRouter();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [waiting, setWaiting] = useState<readonly Arrived[]>([]);
  const [failure, setFailure] = useState<readonly string[]>([]);
  const [added, setAdded] = useState(0);
  const [isBusy, setIsBusy] = useState(false);

  const put = async (files: readonly Arrived[], isReplacing: boolean): Promise<void> => {
    if (files.length === 0) {
      return;
    }
    const state = await action({ courseKey, files: [...files], isReplacing });
    if (state.status !== 'failed') {
      setAdded((before) => before + files.length);
      router.refresh();
      return;
    }
    const taken = new Set(Object.keys(state.fields));
    if (state.code !== 'files.name-taken' || taken.size === 0) {
      setFailure((before) => [...before, state.message]);
      return;
    }
    // Nothing went in: those whose names are free go by themselves, the others wait.
    setWaiting(files.filter(({ path }) => taken.has(path)));
    await put(
      files.filter(({ path }) => !taken.has(path)),
      false,
    );
  };

  const sendOne = async (file: File): Promise<Arrived | string> => {
    const path = pathOf(file);
    if (file.size > maxBytes) {
      return `${path}: ${t('tooLarge', { megabytes: Math.floor(maxBytes / 1_000_000) })}`;
    }
    const query = new URLSearchParams({ course: courseKey, name: path });
    const sent = await sendFile(`${uploadUrl}?${query}`, file, (part) =>
      setUploads((before) => before.map((one) => (one.path === path ? { path, part: Math.min(part, 0.99) } : one))),
    );
    const receipt = sent.ok ? receiptOf(sent.body) : undefined;
    if (receipt === undefined) {
      return `${path}: ${(!sent.ok && sent.message) || t(!sent.ok && sent.code === 'network' ? 'network' : 'failed')}`;
    }
    setUploads((before) => before.map((one) => (one.path === path ? { path, part: 1 } : one)));
    return { path, receipt };
  };

  return {
    uploads,
    taken: waiting.map(({ path }) => path),
    failure,
    added,
    isBusy,
    async send(files: readonly File[]) {
      setIsBusy(true);
      setFailure([]);
      setWaiting([]);
      setAdded(0);
      // Of two with one name the last counts, as in a folder.
      const unique = [...new Map(files.map((file) => [pathOf(file), file])).values()];
      setUploads(unique.map((file) => ({ path: pathOf(file), part: 0 })));
      const queue = [...unique];
      const arrived: Arrived[] = [];
      const work = async () => {
        for (let file = queue.shift(); file; file = queue.shift()) {
          const result = await sendOne(file);
          if (typeof result === 'string') {
            setFailure((before) => [...before, result]);
          } else {
            arrived.push(result);
          }
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      await put(arrived, false).catch(() => setFailure((before) => [...before, t('failed')]));
      setIsBusy(false);
    },
    async replaceTaken() {
      setIsBusy(true);
      const files = waiting;
      setWaiting([]);
      await put(files, true).catch(() => setFailure((before) => [...before, t('failed')]));
      setIsBusy(false);
    },
    leaveTaken: () => setWaiting([]),
  };
}
