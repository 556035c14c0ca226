import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { ulid } from '@/db/ulid';
import { env } from '@/lib/env';
import type { Letter } from './send-mail';

/**
 * What letters leave by: the mail server of `SMTP_URL`, or the folder `mail` in the data folder. The edge build puts
 * `edge/joints/post-office.ts` in this module's place.
 */

/** A letter of the folder, and when it was written. */
export interface KeptLetter {
  readonly id: string;
  /** As it would have been sent (RFC 5322). */
  readonly text: string;
  readonly at: Date;
}

/** Names, in a letter of the folder, the user that it was written to. */
const readerHeader = 'X-Lectern-Reader';
const name = /^[\w-]{1,80}\.eml$/;
const folder = () => join(env().LECTERN_DATA, 'mail');

/** Sends a letter, or keeps it as `<time-ordered id>.eml`. Throws what the mail server or the file system throws. */
export async function postLetter(letter: Letter): Promise<void> {
  const { SMTP_URL } = env();
  const { readerId, from, ...content } = letter;
  const options: SendMailOptions = {
    ...content,
    to: { ...letter.to },
    from: typeof from === 'string' ? from : { ...from },
  };
  if (SMTP_URL) {
    await smtp(SMTP_URL).sendMail(options);
  } else {
    await writeMail({ ...options, headers: readerId === undefined ? {} : { [readerHeader]: readerId } });
  }
}

/** The newest letters of the folder. */
export async function listKeptLetters(atMost: number): Promise<readonly KeptLetter[]> {
  const files = await readdir(folder()).catch(() => []);
  const chosen = files
    .filter((file) => name.test(file))
    .sort()
    .reverse()
    .slice(0, atMost);
  return await Promise.all(
    chosen.map(async (file) => {
      const path = join(folder(), file);
      const [text, { mtime }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
      return { id: file.slice(0, -4), text, at: mtime };
    }),
  );
}

/** The text of one letter of the folder, or undefined. */
export async function readKeptLetter(id: string): Promise<string | undefined> {
  if (!name.test(`${id}.eml`)) {
    return undefined;
  }
  return await readFile(join(folder(), `${id}.eml`), 'utf8').catch(() => undefined);
}

/** Removes the letters of the folder that were written to a user; answers how many. */
export async function removeKeptLettersOf(userId: string): Promise<number> {
  const files = (await readdir(folder()).catch(() => [])).filter((file) => name.test(file));
  let removed = 0;
  for (const file of files) {
    const path = join(folder(), file);
    const [head = ''] = (await readFile(path, 'utf8').catch(() => '')).split(/\r?\n\r?\n/, 1);
    if (head.split(/\r?\n/).includes(`${readerHeader}: ${userId}`)) {
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}

let transport: { readonly url: string; readonly send: ReturnType<typeof createTransport> } | undefined;

/** One pool of connections for the process. A server that does not answer must not keep a person waiting. */
function smtp(url: string) {
  if (transport?.url !== url) {
    const waits = 'connectionTimeout=10000&greetingTimeout=10000&socketTimeout=20000&pool=true&maxRequeues=0';
    transport = { url, send: createTransport(`${url}${url.includes('?') ? '&' : '?'}${waits}`) };
  }
  return transport.send;
}

/** Under a name of its own at once, never half written: people and tests watch the folder. */
async function writeMail(options: SendMailOptions): Promise<void> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(options);
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const id = ulid();
  const unfinished = join(folder(), `.${id}`);
  await writeFile(unfinished, message, { mode: 0o600 });
  await rename(unfinished, join(folder(), `${id}.eml`));
}
