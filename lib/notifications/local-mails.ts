import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '@/lib/context';
import { env } from '@/lib/env';
import { notFound } from '@/lib/errors';
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
export const localMailName = /^[\w-]{1,80}\.eml$/;
/** Where letters are written instead of being sent. */
export const mailFolder = () => join(env().LECTERN_DATA, 'mail');

/** The newest letters of the mailbox of this machine; undefined where a mail server is configured. Throws Forbidden. */
export async function listLocalMails(ctx: Pick<Context, 'actor'>): Promise<readonly LocalMail[] | undefined> {
  requirePermission(ctx, 'site.administer', site);
  if (env().SMTP_URL) {
    return undefined;
  }
  const files = await readdir(mailFolder()).catch(() => []);
  const chosen = files
    .filter((file) => localMailName.test(file))
    .sort()
    .reverse()
    .slice(0, newest);
  return await Promise.all(
    chosen.map(async (file) => {
      const path = join(mailFolder(), file);
      const [text, { mtime }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
      return { id: file.slice(0, -4), to: header(text, 'To'), subject: header(text, 'Subject'), at: mtime };
    }),
  );
}

/** One letter of the mailbox, as it would have been sent (RFC 5322). Throws Forbidden, NotFound `mail.unknown`. */
export async function readLocalMail(ctx: Pick<Context, 'actor'>, { id }: { readonly id: string }): Promise<string> {
  requirePermission(ctx, 'site.administer', site);
  const unknown = notFound('mail.unknown', 'There is no such letter.');
  if (env().SMTP_URL || !localMailName.test(`${id}.eml`)) {
    throw unknown;
  }
  try {
    return await readFile(join(mailFolder(), `${id}.eml`), 'utf8');
  } catch {
    throw unknown;
  }
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
