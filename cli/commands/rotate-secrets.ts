import { addEncryptionKey } from '@/engines/secrets';
import { siteKeyRing } from '@/lib/encryption';
import { hasOldSeals, resealWebhooks } from '@/lib/webhooks';
import { note, printLine } from '../show/print';
import { withSecrets } from '../with-secrets';

const batchSize = 100;

/**
 * `lectern secrets rotate`: a new key, and all that the database keeps secret encrypted with it. Broken off, it goes on where it stopped
 * and makes no second key. Where the keys come by variable, the first of them is the new one already.
 */
export async function runRotateSecrets(options: { readonly json?: boolean }): Promise<void> {
  const isGiven = Boolean(process.env.LECTERN_ENCRYPTION_KEY);
  const result = await withSecrets(async ({ ctx, dataDir }) => {
    const isUnfinished = await hasOldSeals(ctx);
    const isMade = !isGiven && !isUnfinished;
    if (isMade) {
      process.env.LECTERN_ENCRYPTION_KEY = addEncryptionKey(dataDir);
    }
    let resealed = 0;
    for (let after: string | null = ''; after !== null; ) {
      const batch: Awaited<ReturnType<typeof resealWebhooks>> = await resealWebhooks(ctx, { after, limit: batchSize });
      resealed += batch.resealed;
      after = batch.last;
    }
    const { newest } = await siteKeyRing();
    return { key: newest.id, isMade, resealed };
  });
  if (options.json) {
    await printLine(JSON.stringify(result));
    return;
  }
  if (isGiven && result.resealed === 0) {
    note(
      'LECTERN_ENCRYPTION_KEY is set: put a new key before the one that it has, with a comma between them, start again, and call this again.',
    );
  }
  await printLine(
    `${result.isMade ? 'A new key' : 'The key'} ${result.key} encrypts from now on; ${result.resealed} webhooks were encrypted anew.`,
  );
}
