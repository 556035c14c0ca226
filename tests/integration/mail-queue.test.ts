import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries, mailSuppressions, mails, siteOutbox, users } from '@/db/schema';
import { functions } from '@/inngest';
import { enroll, tellOfEnrollment, unenroll } from '@/lib/enrollments';
import { queueLetter, type SecretLinks, sendQueuedLetter, setLetterWanted, suppressAddress } from '@/lib/notifications';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { type MailReceiver, openMailReceiver, type Reception } from '../support/mail-receiver';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';

const dayMs = 86_400_000;
const receptions: Record<string, (attempt: number) => Reception | undefined> = {
  busy: (attempt) => (attempt < 4 ? { at: 'rcpt', reply: '451 4.3.0 later, <busy@example.org>' } : undefined),
  gone: () => ({ at: 'rcpt', reply: '550 5.1.1 <gone@example.org> there is nobody of that name' }),
  cut: (attempt) => (attempt === 1 ? { at: 'half-way', reply: null } : undefined),
  slow: () => ({ at: 'end', reply: null, delayMs: 300 }),
  content: () => ({ at: 'end', reply: '554 5.7.1 this looks like advertising' }),
  never: () => ({ at: 'rcpt', reply: '421 4.3.2 closing' }),
  lost: (attempt) => (attempt === 1 ? { at: 'kept', reply: null } : undefined),
};
const noLinks: SecretLinks = { reset: () => Promise.reject(new Error('No letter here has a link.')) };
const nameOf = (address: string) => address.replace(/@.*/, '');

let receiver: MailReceiver;
beforeAll(async () => {
  receiver = await openMailReceiver((address, attempt) => receptions[nameOf(address)]?.(attempt));
  process.env.SMTP_URL = receiver.url;
  process.env.LECTERN_URL = 'https://learn.example.org';
  process.env.LECTERN_MAIL_FROM = 'Reading House <house@example.org>';
  process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
});
afterAll(async () => {
  await receiver.close();
});

describe.each(drivers)('queued letters, over %s', (driver) => {
  let stores: FreshStores;
  let workflows: TestWorkflows;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
    workflows = await runWorkflows(stores, { functions });
  });
  afterAll(async () => {
    await workflows?.stop();
    await stores?.close();
  });
  beforeEach(() => {
    receiver.kept.length = 0;
  });

  /** Enrols a newcomer with this address (of the test's own domain), and does all that follows. */
  async function enrolled(name: string) {
    const address = `${name}@${driver}.example.org`;
    const learner = await addLearner(stores, name, { mode: null });
    await stores.db.update(users).set({ email: address }).where(eq(users.id, name));
    await enroll(learner.context(), { courseKey });
    return { learner, address };
  }
  const mailTo = async (userId: string) => await stores.db.select().from(mails).where(eq(mails.userId, userId));
  const keptFor = (address: string) => receiver.kept.filter(({ to }) => to === address);

  it('confirm an enrolment once, however often they are told of', async () => {
    const { learner, address } = await enrolled('ada');
    await workflows.settle();
    const [mail, ...more] = await mailTo('ada');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: 'enrolled', status: 'sent', reason: null, tries: 1 });
    const [letter, ...others] = keptFor(address);
    expect(others).toEqual([]);
    const text = letter?.text.replaceAll('=\n', '').replaceAll('=3D', '=') ?? '';
    expect(text).toContain('Subject: You are enrolled: To learn in');
    expect(text).toContain(`Message-ID: <${mail?.id}@example.org>`);
    expect(text).toContain(`https://learn.example.org/courses/${courseKey}`);

    // The same again: the event, the letter, its sending, two at once.
    const eventId = mail?.key.replace('enrolled ', '') ?? '';
    const again = { userId: 'ada', courseKey, eventId };
    await Promise.all([tellOfEnrollment(stores.context(), again), tellOfEnrollment(stores.context(), again)]);
    const sending = { mailId: mail?.id ?? '', isLast: false };
    expect(await sendQueuedLetter(stores.context(), sending, noLinks)).toBe('sent');
    await enroll(learner.context(), { courseKey });
    await workflows.settle();
    expect(await mailTo('ada')).toHaveLength(1);
    expect(keptFor(address)).toHaveLength(1);
    const events = await stores.db.select().from(siteOutbox).where(eq(siteOutbox.name, 'notifications/mail.queued'));
    expect(events).toHaveLength(1);
  });

  it('go out once where two send at the same time', async () => {
    const { address } = await enrolled('slow');
    const letter = { kind: 'enrolled', course: 'A', url: null } as const;
    await stores.db.transaction((tx) => queueLetter(tx, stores.context(), { key: 'twice', userId: 'slow', letter }));
    const [mail] = await stores.db.select().from(mails).where(eq(mails.key, 'twice'));
    const sending = { mailId: mail?.id ?? '', isLast: false };
    const outcomes = await Promise.all([1, 2, 3].map(() => sendQueuedLetter(stores.context(), sending, noLinks)));
    expect(outcomes.toSorted()).toEqual(['sent', 'waiting', 'waiting']);
    expect(keptFor(address)).toHaveLength(1);
  });

  it('arrive once, or are marked as failed with a reason, whatever the server does', async () => {
    for (const name of ['busy', 'gone', 'cut', 'content', 'never', 'lost']) {
      await enrolled(name);
    }
    await workflows.settle(3 * dayMs);
    const told = Object.fromEntries(
      (await stores.db.select().from(mails)).map(({ userId, status, reason, tries }) => [
        userId,
        { status, reason, tries },
      ]),
    );
    expect(told).toMatchObject({
      busy: { status: 'sent', reason: null, tries: 4 },
      cut: { status: 'sent', reason: null, tries: 2 },
      lost: { status: 'sent', reason: null, tries: 2 },
      gone: { status: 'failed', reason: expect.stringContaining('550 5.1.1'), tries: 1 },
      content: { status: 'failed', reason: expect.stringContaining('554 5.7.1'), tries: 1 },
      never: { status: 'failed', reason: expect.stringContaining('421 4.3.2'), tries: 9 },
    });
    expect(JSON.stringify(told)).not.toContain('@');
    const count = (name: string) => keptFor(`${name}@${driver}.example.org`).length;
    expect(['busy', 'cut', 'gone', 'content', 'never'].map(count)).toEqual([1, 1, 0, 0, 0]);
    // Its receipt was lost: it came twice, as the same message.
    const twice = keptFor(`lost@${driver}.example.org`).map(({ text }) => /^Message-ID: .*$/m.exec(text)?.[0]);
    expect(twice).toHaveLength(2);
    expect(new Set(twice).size).toBe(1);
    // Nobody was alarmed, and nothing is left to do.
    expect(await workflows.runsOf('lectern-raise-alert')).toEqual([]);
    expect((await workflows.runsOf('lectern-send-mail')).every(({ status }) => status === 'completed')).toBe(true);
  });

  it('do not go where they are not wanted', async () => {
    // Refused for good: nothing more is even tried.
    const gone = await stores.db.select().from(mailSuppressions);
    expect(gone).toMatchObject([{ reason: 'refused' }]);
    expect(JSON.stringify(gone)).not.toContain('example.org');
    const tries = receiver.triesOf(`gone@${driver}.example.org`);
    const queue = (key: string, userId: string) =>
      stores.db.transaction((tx) =>
        queueLetter(tx, stores.context(), { key, userId, letter: { kind: 'enrolled', course: 'B', url: null } }),
      );
    await queue('again to gone', 'gone');
    // Asked for by an admin.
    const { address: left } = await enrolled('left');
    await suppressAddress(stores.context(), { address: ` ${left.toUpperCase()}`.trim(), isSuppressed: true });
    // Turned off by the reader, while the letter waits.
    const { learner: quiet, address: quietAddress } = await enrolled('quiet');
    await setLetterWanted(quiet.context(), { kind: 'enrolled', isWanted: false });
    // The account is gone.
    await enrolled('erased');
    await stores.db.update(users).set({ disabledAt: testNow }).where(eq(users.id, 'erased'));
    // Given up before the letter was written.
    const { learner: fickle } = await enrolled('fickle');
    await unenroll(fickle.context(), { courseKey });
    await workflows.settle();

    expect(receiver.kept).toEqual([]);
    expect(receiver.triesOf(`gone@${driver}.example.org`)).toBe(tries);
    for (const name of ['left', 'quiet', 'erased']) {
      expect(await mailTo(name)).toMatchObject([{ status: 'suppressed', reason: expect.any(String), tries: 1 }]);
    }
    expect((await mailTo('gone')).map(({ status }) => status).sort()).toEqual(['failed', 'suppressed']);
    expect(await mailTo('fickle')).toEqual([]);
    const audited = await stores.db.select().from(auditEntries).where(eq(auditEntries.action, 'mail.suppress'));
    expect(audited).toHaveLength(1);

    // Wanted again.
    await setLetterWanted(quiet.context(), { kind: 'enrolled', isWanted: true });
    await suppressAddress(stores.context(), { address: left, isSuppressed: false });
    await queue('again to quiet', 'quiet');
    await queue('again to left', 'left');
    await workflows.settle();
    expect(receiver.kept.map(({ to }) => to).sort()).toEqual([left, quietAddress].sort());
    await expect(suppressAddress(quiet.context(), { address: left, isSuppressed: true })).rejects.toMatchObject({
      kind: 'Forbidden',
    });
  });

  it('are sent by another where the one who had taken them is gone', async () => {
    const { address } = await enrolled('crash');
    const letter = { kind: 'enrolled', course: 'C', url: null } as const;
    await stores.db.transaction((tx) => queueLetter(tx, stores.context(), { key: 'crash', userId: 'crash', letter }));
    await stores.db.update(mails).set({ status: 'sending', takenAt: testNow }).where(eq(mails.key, 'crash'));
    const [mail] = await stores.db.select().from(mails).where(eq(mails.key, 'crash'));
    const sending = { mailId: mail?.id ?? '', isLast: false };
    const at = (ms: number) => stores.context({ now: new Date(testNow.getTime() + ms) });
    expect(await sendQueuedLetter(at(5 * 60_000), sending, noLinks)).toBe('waiting');
    expect(await sendQueuedLetter(at(11 * 60_000), sending, noLinks)).toBe('sent');
    expect(keptFor(address)).toHaveLength(1);
  });
});
