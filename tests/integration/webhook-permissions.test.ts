import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, webhookEndpoints } from '@/db/schema';
import {
  addWebhook,
  enableWebhook,
  listMessages,
  listWebhooks,
  pauseWebhook,
  redeliverMessage,
  redeliverSince,
  removeWebhook,
  rotateWebhook,
  testWebhook,
} from '@/lib/webhooks';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';

process.env.LECTERN_ENCRYPTION_KEY = randomBytes(32).toString('base64');
process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';

let stores: FreshStores;
beforeAll(async () => {
  stores = await openFreshStores();
  await importLearnerCourse(stores);
});
afterAll(() => stores.close());

describe('a webhook', () => {
  it('is for those who may, is kept without its secret in the clear, and leaves a trace', async () => {
    const dan = await addLearner(stores, 'dan');
    const input = { url: 'http://127.0.0.1:9/x', events: ['enrollment.created'], scope: courseKey };
    await expect(addWebhook(dan.context(), input)).rejects.toMatchObject({ kind: 'Forbidden' });
    const roles = [{ role: 'instructor', scope: courseKey }] as const;
    const instructor = stores.context({ actor: { kind: 'user', userId: 'usr_teacher', roles } });
    await expect(addWebhook(instructor, { ...input, scope: '*' })).rejects.toMatchObject({ kind: 'Forbidden' });
    const { id, secret } = await addWebhook(instructor, input);
    await expect(listWebhooks(instructor)).rejects.toMatchObject({ kind: 'Forbidden' });
    const [listed] = await listWebhooks(instructor, { scope: courseKey });
    expect(listed).toMatchObject({ id, events: ['enrollment.created'], scope: courseKey });
    expect(Object.keys(listed ?? {}).filter((name) => /^(previous)?secret$/i.test(name))).toEqual([]);
    const [row] = await stores.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
    expect(JSON.stringify(row)).not.toContain(secret.slice('whsec_'.length));

    for (const refused of [
      () => rotateWebhook(dan.context(), { id }),
      () => testWebhook(dan.context(), { id }),
      () => enableWebhook(dan.context(), { id }),
      () => pauseWebhook(dan.context(), { id }),
      () => removeWebhook(dan.context(), { id }),
      () => listMessages(dan.context(), { endpointId: id }),
      () => redeliverSince(dan.context(), { since: testNow, endpointId: id }),
    ]) {
      // As if it were not there.
      await expect(refused()).rejects.toMatchObject({ code: 'webhook.unknown' });
    }
    await expect(redeliverSince(dan.context(), { since: testNow })).rejects.toMatchObject({ kind: 'Forbidden' });
    const { messageId } = await testWebhook(instructor, { id });
    const again = redeliverMessage(dan.context(), { id: messageId });
    await expect(again).rejects.toMatchObject({ code: 'webhook.message-unknown' });
    await rotateWebhook(instructor, { id });
    await enableWebhook(instructor, { id });
    await redeliverMessage(instructor, { id: messageId });
    await redeliverSince(instructor, { since: testNow, endpointId: id });
    await removeWebhook(instructor, { id });
    await expect(removeWebhook(instructor, { id })).rejects.toMatchObject({ code: 'webhook.unknown' });
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.target, id));
    expect(audit.map(({ action }) => action.replace('webhook.', '')).sort()).toEqual(
      ['add', 'enable', 'redeliver', 'redeliver', 'remove', 'rotate', 'test'].sort(),
    );
    expect(audit.every((entry) => entry.courseKey === courseKey && entry.actor === 'usr_teacher')).toBe(true);
  });

  it.each([
    [{ url: 'http://192.168.1.1/' }, 'outbound.not-https'],
    [{ url: 'https://169.254.169.254/latest' }, 'outbound.private'],
    [{ url: 'https://me:secret@example.org/' }, 'outbound.credentials'],
    [{ url: 'example.org' }, 'outbound.no-address'],
    [{ events: ['enrollment.deleted'] }, 'webhook.event-unknown'],
    [{ events: ['toString'] }, 'webhook.event-unknown'],
    [{ events: ['webhook.test'] }, 'webhook.event-unknown'],
    [{ events: ['user.registered'], scope: courseKey }, 'webhook.event-of-site'],
    [{ scope: 'course-v1:No+Such+Course' }, 'webhook.scope-unknown'],
    [{ scope: 'Nobody' }, 'webhook.scope-unknown'],
  ])('is refused with %j', async (changes, code) => {
    const good = { url: 'https://example.org/hook', events: ['enrollment.created'], scope: '*' };
    await expect(addWebhook(stores.context(), { ...good, ...changes })).rejects.toMatchObject({ code });
  });
});
