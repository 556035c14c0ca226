import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { mails as queue } from '@/db/schema';
import { issueResetLink, registerUser, verifyEmail } from '@/lib/accounts';
import type { Actor, Context } from '@/lib/context';
import { sendQueuedLetter } from '@/lib/notifications';
import { type drivers, type FreshStores, openFreshStores } from './fresh-stores';

export const origin = 'https://learn.example.org';
export const as = (userId: string): Actor => ({ kind: 'user', userId, roles: [] });

/** Fresh stores with a mailbox: people register and confirm their address as on the site. */
export interface Members {
  readonly stores: FreshStores;
  /** A context in which nobody is signed in. */
  readonly visitor: Context;
  readonly dataDir: string;
  register(email: string, password?: string, returnPath?: string): ReturnType<typeof registerUser>;
  /** A confirmed account; answers its id. */
  member(email: string, password?: string): Promise<string>;
  /** Sends what is queued, as `send-mail` does. */
  deliver(): Promise<void>;
  /** Every mail that went out, oldest first. */
  mails(): string[];
  /** The newest mail to an address. */
  lastMail(to: string): string;
  close(): Promise<void>;
}

/** The secret part of the link in a mail. */
export function tokenOf(mail: string): string {
  const token = /token=([\w-]{43})/.exec(mail)?.[1];
  if (!token) {
    throw new Error(`No link in:\n${mail}`);
  }
  return token;
}

// The environment is read once a process: all stores of a test file share one folder for mails.
const dataDir = mkdtempSync(join(tmpdir(), 'lectern-members-'));

export async function openMembers(driver: (typeof drivers)[number]): Promise<Members> {
  process.env.LECTERN_DATA = dataDir;
  process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
  delete process.env.SMTP_URL;
  const stores = await openFreshStores({ driver });
  const visitor = stores.context({ actor: { kind: 'anonymous' } });
  const mailDir = join(dataDir, 'mail');
  rmSync(mailDir, { recursive: true, force: true });

  const mails = () => {
    try {
      return readdirSync(mailDir)
        .sort()
        .map((file) => readFileSync(join(mailDir, file), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '='));
    } catch {
      return [];
    }
  };
  const lastMail = (to: string) => {
    const mail = mails().findLast((text) => text.includes(`<${to}>`) || text.includes(`To: ${to}`));
    if (!mail) {
      throw new Error(`No mail went to ${to}`);
    }
    return mail;
  };
  const register = (email: string, password = 'paper and ink', returnPath = '/') =>
    registerUser(visitor, {
      name: 'Ada Lovelace',
      email,
      password,
      terms: 'on',
      locale: 'en',
      timeZone: 'Europe/London',
      origin,
      returnPath,
    });
  return {
    stores,
    visitor,
    dataDir,
    register,
    async member(email, password) {
      const { registration } = await register(email, password);
      return (await verifyEmail(visitor, { token: tokenOf(lastMail(email)), registration })).userId;
    },
    async deliver() {
      const ctx = stores.context();
      const queued = await stores.db.select().from(queue).where(eq(queue.status, 'queued')).orderBy(asc(queue.id));
      for (const { id: mailId } of queued) {
        await sendQueuedLetter(ctx, { mailId, isLast: false }, { reset: (person) => issueResetLink(ctx, person) });
      }
    },
    mails,
    lastMail,
    async close() {
      await stores.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
