import { env } from '@/lib/env';
import { unavailable } from '@/lib/errors';
import { postLetter } from '@/lib/notifications/post-office';

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

/** A mail with all that its headers need; `messageId` as a header has it. */
export interface Letter extends Omit<Mail, 'fromName'> {
  readonly from: string | { readonly name: string; readonly address: string };
}

/**
 * Sends one mail through the server of `SMTP_URL`, or, where none is configured, writes it as
 * `mail/<time-ordered id>.eml` in the data folder. Throws Unavailable `mail.not-sent`.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { LECTERN_MAIL_FROM } = env();
  const { messageId, fromName, ...content } = mail;
  const named = messageId === undefined ? {} : { messageId: `<${messageId}@${domainOf(LECTERN_MAIL_FROM)}>` };
  const from = fromName ? { name: fromName, address: addressOf(LECTERN_MAIL_FROM) } : LECTERN_MAIL_FROM;
  try {
    await postLetter({ ...content, from, ...named });
  } catch (cause) {
    throw unavailable('mail.not-sent', 'The mail could not be sent. Please try again in a few minutes.', {
      cause,
      retryAfterSeconds: 60,
    });
  }
}

const addressOf = (from: string) => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
const domainOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
