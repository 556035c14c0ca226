import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/ui/form/field-form';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { readRegistration } from '@/lib/auth';
import { env } from '@/lib/env';
import { type PageProps, readSearch } from '../search';
import { confirmAddress, sendLinkAgain } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.verify');
  return { title: t('title'), robots: { index: false } };
}

/**
 * With a token, the page that a mail's link opens: confirming takes a click, because mail programs follow links by
 * themselves. Without one, the page after registering.
 */
export default async function VerifyEmailPage(props: PageProps) {
  const [{ one, returnPath }, t] = await Promise.all([readSearch(props), getTranslations('account.verify')]);
  const token = one('token');
  if (token) {
    const asksPassword = one('ask') === 'password' || (await readRegistration()) === null;
    return (
      <>
        <PageHeader title={t('title')} lead={t(asksPassword ? 'passwordLead' : 'lead')} />
        <FieldForm
          action={confirmAddress}
          hidden={{ token, callbackUrl: returnPath }}
          fields={
            asksPassword
              ? [{ name: 'password', kind: 'password', label: t('password'), autoComplete: 'current-password' }]
              : []
          }
          submit={t('submit')}
        >
          {asksPassword ? (
            <TextLink href="/forgot-password" className="py-2 text-sm">
              {t('newPassword')}
            </TextLink>
          ) : null}
        </FieldForm>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('sentTitle')} lead={t('sentLead')} />
      <div className="grid gap-6">
        {env().SMTP_URL ? null : <Notice>{t('localMail')}</Notice>}
        <Sheet as="section" aria-labelledby="again">
          <h2 id="again" className="mb-2 text-lg">
            {t('noMail')}
          </h2>
          <p className="mb-5 text-ink-2">{t('noMailText')}</p>
          <FieldForm
            action={sendLinkAgain}
            hidden={{ callbackUrl: returnPath }}
            fields={[{ name: 'email', kind: 'email', label: t('email'), autoComplete: 'email' }]}
            submit={t('again')}
            variant="quiet"
          />
        </Sheet>
      </div>
    </>
  );
}
