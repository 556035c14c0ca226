'use server';

import { getTranslations } from 'next-intl/server';
import { Verdict } from '@/components/credential/verdict';
import type { VerifyAnswer } from '@/components/credential/verify-form';
import { Notice } from '@/components/ui/notice';
import { contextFor, requestNetwork, requestOrigin } from '@/lib/auth';
import { certificatePath, verifyCertificate } from '@/lib/certificates';
import { LecternError } from '@/lib/errors';
import { recordFailure } from '@/lib/log';
import { takeAttempt } from '@/lib/rate-limits';

/** Checks what was pasted, and answers with the verdict, drawn. */
export async function checkCertificate(_before: VerifyAnswer | null, form: FormData): Promise<VerifyAnswer> {
  const text = String(form.get('text') ?? '').slice(0, 20_000);
  const t = await getTranslations('credential.verify');
  try {
    const ctx = await contextFor({ kind: 'anonymous' });
    await takeAttempt(ctx, 'certificate.address', requestNetwork(ctx));
    const verdict = await verifyCertificate(ctx, { text, siteUrl: await requestOrigin() });
    return { text, result: <Verdict verdict={verdict} hrefOf={certificatePath} /> };
  } catch (error) {
    const code = error instanceof LecternError ? error.code : 'internal';
    if (!(error instanceof LecternError)) {
      recordFailure('A certificate was not checked', error);
    }
    const said = {
      'certificates.unknown': t('unknown'),
      'certificates.not-recognised': t('notRecognised'),
      'limit.reached': t('tooMany'),
    }[code];
    return { text, result: <Notice tone="bad" title={said ?? t('failed')} /> };
  }
}
