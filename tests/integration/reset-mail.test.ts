import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mailSuppressions, mails } from '@/db/schema';
import { functions } from '@/inngest';
import { checkPassword, createUser, requestPasswordReset, resetPassword } from '@/lib/accounts';
import { suppressAddress } from '@/lib/notifications';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { type MailReceiver, openMailReceiver, type Reception } from '../support/mail-receiver';
import { origin, tokenOf } from '../support/members';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';

/** Letters that set a password, through the queue and a mail server that is not always there. */
const refusal: Reception = { at: 'rcpt', reply: '421 4.3.2 closing' };
let isServerAway = false;
let receiver: MailReceiver;
let stores: FreshStores;
let workflows: TestWorkflows;

beforeAll(async () => {
  receiver = await openMailReceiver(() => (isServerAway ? refusal : undefined));
  process.env.SMTP_URL = receiver.url;
  process.env.LECTERN_MAIL_FROM = 'Reading House <house@example.org>';
  process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
  stores = await openFreshStores();
  workflows = await runWorkflows(stores, { functions });
});
afterAll(async () => {
  await workflows?.stop();
  await stores?.close();
  await receiver?.close();
});
beforeEach(() => {
  receiver.kept.length = 0;
});

const minuteMs = 60_000;
async function addMember(name: string): Promise<string> {
  const email = `${name}@example.org`;
  await createUser(stores.context(), { email, name, passwordHash: null });
  return email;
}
const visitor = () => stores.context({ actor: { kind: 'anonymous' }, now: workflows.now() });
const ask = (email: string) => requestPasswordReset(visitor(), { email, origin });
const lettersTo = (email: string) =>
  receiver.kept.filter(({ to }) => to === email).map(({ text }) => text.replaceAll('=\n', '').replaceAll('=3D', '='));
const outcomes = async () =>
  (await stores.db.select().from(mails).orderBy(mails.id)).map(({ kind, status, reason }) => [kind, status, reason]);

it('sends it once the server is back, with a link that works, of which nothing stands in any table', async () => {
  const email = await addMember('patient');
  isServerAway = true;
  await ask(email);
  await workflows.advance(2 * minuteMs);
  expect(await outcomes()).toEqual([['reset', 'queued', expect.stringContaining('421')]]);
  isServerAway = false;
  await workflows.settle();
  const [letter, ...more] = lettersTo(email);
  expect(more).toEqual([]);
  expect(await outcomes()).toEqual([['reset', 'sent', null]]);
  const token = tokenOf(letter ?? '');
  expect(await columnsWith(token)).toEqual([]);
  // What is looked for would be found: the letter's number stands in several.
  const [mail] = await stores.db.select().from(mails);
  expect(await columnsWith(mail?.id ?? '')).toContain('site_outbox.data');
  await resetPassword(visitor(), { token, password: 'new words here' });
  await checkPassword(visitor(), { email, password: 'new words here' });
});

it('sends only the last that was asked for, and none an hour late', async () => {
  await stores.db.delete(mails);
  const email = await addMember('hasty');
  isServerAway = true;
  await ask(email);
  await workflows.advance(1000);
  await ask(email);
  isServerAway = false;
  await workflows.settle();
  expect(await outcomes()).toEqual([
    ['reset', 'suppressed', 'Another one was asked for since.'],
    ['reset', 'sent', null],
  ]);
  const [letter] = lettersTo(email);
  await resetPassword(visitor(), { token: tokenOf(letter ?? ''), password: 'words of mine' });

  await stores.db.delete(mails);
  receiver.kept.length = 0;
  isServerAway = true;
  await ask(email);
  await workflows.advance(55 * minuteMs);
  isServerAway = false;
  await workflows.settle(24 * 60 * minuteMs);
  expect(await outcomes()).toEqual([['reset', 'suppressed', 'It was asked for too long ago.']]);
  expect(receiver.kept).toEqual([]);
});

it('goes to no address that wants none', async () => {
  await stores.db.delete(mails);
  const email = await addMember('refused');
  await suppressAddress(stores.context(), { address: email, isSuppressed: true });
  await ask(email);
  await workflows.settle();
  expect(await outcomes()).toEqual([['reset', 'suppressed', 'The address is suppressed (asked).']]);
  expect(receiver.triesOf(email)).toBe(0);
  await stores.db.delete(mailSuppressions);
  await ask(email);
  await workflows.settle();
  expect(lettersTo(email)).toHaveLength(1);
});

/** Every column of every table that holds these characters somewhere. */
async function columnsWith(text: string): Promise<readonly string[]> {
  const columns = await rowsOf(
    sql`SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = DATABASE()`,
  );
  const found: string[] = [];
  for (const { t, c } of columns) {
    const [hit] = await rowsOf(
      sql`SELECT 1 AS hit FROM ${sql.identifier(String(t))} WHERE INSTR(CAST(${sql.identifier(String(c))} AS CHAR), ${text}) LIMIT 1`,
    );
    if (hit) found.push(`${t}.${c}`);
  }
  return found;

  async function rowsOf(query: ReturnType<typeof sql>): Promise<readonly Record<string, unknown>[]> {
    const [rows] = (await stores.db.execute(query)) as unknown as [readonly Record<string, unknown>[]];
    return rows;
  }
}
