import { randomBytes } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, webhookEndpoints } from '@/db/schema';
import { siteKeyRing } from '@/lib/encryption';
import { addWebhook, hasOldSeals, resealWebhooks, rotateWebhook } from '@/lib/webhooks';
import { openSecrets } from '@/lib/webhooks/secrets';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';

const newKey = () => randomBytes(32).toString('base64');

describe.each(drivers)('over %s', (driver) => {
  let stores: FreshStores;
  const given = process.env.LECTERN_ENCRYPTION_KEY;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterEach(() => {
    process.env.LECTERN_ENCRYPTION_KEY = given;
  });
  afterAll(() => stores.close());

  it('encrypts the secrets of webhooks anew in batches, goes on where it stopped, and keeps every secret as it was', async () => {
    const ctx = stores.context();
    const older = newKey();
    process.env.LECTERN_ENCRYPTION_KEY = older;
    const made: { id: string; secrets: string[] }[] = [];
    for (let at = 0; at < 5; at += 1) {
      const input = { url: `https://hooks.example.org/${at}`, events: ['user.registered'], scope: '*' };
      const { id, secret } = await addWebhook(ctx, input);
      made.push({ id, secrets: at === 0 ? [(await rotateWebhook(ctx, { id })).secret, secret] : [secret] });
    }
    expect(await hasOldSeals(ctx)).toBe(false);

    const newer = newKey();
    process.env.LECTERN_ENCRYPTION_KEY = `${newer},${older}`;
    expect(await hasOldSeals(ctx)).toBe(true);
    // The first batch, and then the process is gone.
    expect(await resealWebhooks(ctx, { after: '', limit: 2 })).toMatchObject({ resealed: 2 });
    let resealed = 0;
    for (let after: string | null = ''; after !== null; ) {
      const batch: Awaited<ReturnType<typeof resealWebhooks>> = await resealWebhooks(ctx, { after, limit: 2 });
      resealed += batch.resealed;
      after = batch.last;
    }
    expect(resealed).toBe(3);
    expect(await hasOldSeals(ctx)).toBe(false);
    expect(await resealWebhooks(ctx, { after: '', limit: 10 })).toEqual({ resealed: 0, last: null });

    // The older key is needed no more.
    process.env.LECTERN_ENCRYPTION_KEY = newer;
    for (const { id, secrets } of made) {
      const [row] = await stores.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
      expect(row && (await openSecrets(row, ctx.now))).toEqual(secrets);
    }
    const rows = await stores.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.action, 'webhook.reseal'))
      .orderBy(asc(auditEntries.id));
    const key = (await siteKeyRing()).newest.id;
    expect(rows.map(({ after }) => after)).toEqual(expect.arrayContaining([{ webhooks: 2, key }]));
    expect(rows.length).toBeGreaterThanOrEqual(3);
  });
});
