import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { ulid } from '@/db/ulid';
import { env } from '@/lib/env';
import { unavailable } from '@/lib/errors';

export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** In the place of the name that `LECTERN_MAIL_FROM` gives. */
  readonly fromName?: string | undefined;
  readonly replyTo?: string | undefined;
  /** Whose letter it is. Noted in the mailbox of this machine, so that a person's letters can be found; sent to nobody. */
  readonly readerId?: string | undefined;
  /** The part before the `@` of its Message-ID, the same each time that it is sent; made up where it is missing. */
  readonly messageId?: string | undefined;
}

/**
 * Sends one mail through the server of `SMTP_URL`, or, where none is configured, writes it as
 * `mail/<time-ordered id>.eml` in the data folder. Throws Unavailable `mail.not-sent`.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, LECTERN_MAIL_FROM, LECTERN_DATA } = env();
  const { messageId, fromName, readerId, ...content } = mail;
  const options: SendMailOptions = {
    ...content,
    to: { ...mail.to },
    from: fromName ? { name: fromName, address: addressOf(LECTERN_MAIL_FROM) } : LECTERN_MAIL_FROM,
    ...(messageId === undefined ? {} : { messageId: `<${messageId}@${domainOf(LECTERN_MAIL_FROM)}>` }),
  };
  try {
    if (SMTP_URL) {
      await smtp(SMTP_URL).sendMail(options);
    } else {
      const headers = readerId === undefined ? {} : { [readerHeader]: readerId };
      await writeMail({ ...options, headers }, join(LECTERN_DATA, 'mail'));
    }
  } catch (cause) {
    throw unavailable('mail.not-sent', 'The mail could not be sent. Please try again in a few minutes.', {
      cause,
      retryAfterSeconds: 60,
    });
  }
}

/** Names, in a letter of the mailbox of this machine, the user that it was written to. */
export const readerHeader = 'X-Lectern-Reader';

const addressOf = (from: string) => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
const domainOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';

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
async function writeMail(options: SendMailOptions, folder: string): Promise<void> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(options);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = ulid();
  const unfinished = join(folder, `.${id}`);
  await writeFile(unfinished, message, { mode: 0o600 });
  await rename(unfinished, join(folder, `${id}.eml`));
}
