import { z } from 'zod';
import { unavailable } from '@/lib/errors';
import { keptLetters } from '@/lib/worker-service';
import { askWorker } from '../ask-worker';

type PostOffice = typeof import('@/lib/notifications/post-office');

/** The worker has the mail server's connections, and the folder. */
export const postLetter: PostOffice['postLetter'] = async (letter) => {
  await askWorker('letters', letter);
};

export const listKeptLetters: PostOffice['listKeptLetters'] = async (atMost) =>
  keptLetters.parse(await askWorker('kept-letters', { atMost }));

export const readKeptLetter: PostOffice['readKeptLetter'] = async (id) =>
  z
    .string()
    .nullable()
    .parse(await askWorker('kept-letter', { id })) ?? undefined;

/** A workflow does it, in the worker. */
export const removeKeptLettersOf: PostOffice['removeKeptLettersOf'] = async () => {
  throw unavailable('mail.not-here', 'Letters are removed by the worker of this site.');
};
