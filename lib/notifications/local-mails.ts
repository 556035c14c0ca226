import type { Context } from '@/lib/context';
import { env } from '@/lib/env';
import { notFound } from '@/lib/errors';
import { listKeptLetters, readKeptLetter } from '@/lib/notifications/post-office';
import { requirePermission, site } from '@/lib/permissions';

/** A letter that was written into the mailbox of this machine instead of being sent. */
export interface LocalMail {
  /** Without `.eml`. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly at: Date;
}

const newest = 50;

/** The newest letters of the mailbox of this machine; undefined where a mail server is configured. Throws Forbidden. */
export async function listLocalMails(ctx: Pick<Context, 'actor'>): Promise<readonly LocalMail[] | undefined> {
  requirePermission(ctx, 'site.administer', site);
  if (env().SMTP_URL) {
    return undefined;
  }
  const letters = await listKeptLetters(newest);
  return letters.map(({ id, text, at }) => ({ id, to: header(text, 'To'), subject: header(text, 'Subject'), at }));
}

/** One letter of the mailbox, as it would have been sent (RFC 5322). Throws Forbidden, NotFound `mail.unknown`. */
export async function readLocalMail(ctx: Pick<Context, 'actor'>, { id }: { readonly id: string }): Promise<string> {
  requirePermission(ctx, 'site.administer', site);
  const text = env().SMTP_URL ? undefined : await readKeptLetter(id);
  if (text === undefined) {
    throw notFound('mail.unknown', 'There is no such letter.');
  }
  return text;
}

/** A header's text, its encoded words (RFC 2047) read. */
function header(mail: string, wanted: string): string {
  const head = (mail.split(/\r?\n\r?\n/, 1)[0] ?? '').replace(/\r?\n[ \t]+/g, ' ');
  const value = new RegExp(`^${wanted}: (.*)$`, 'mi').exec(head)?.[1]?.trim() ?? '';
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, encoding: string, text: string) => decodeWord(encoding, text));
}

function decodeWord(encoding: string, text: string): string {
  if (encoding.toLowerCase() === 'b') {
    return Buffer.from(text, 'base64').toString('utf8');
  }
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
