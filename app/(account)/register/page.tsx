import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FieldForm } from '@/components/ui/form/field-form';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { identityProviders } from '@/lib/accounts';
import { contextFor, currentAccount } from '@/lib/auth';
import { withReturnPath } from '@/lib/requests';
import { loadSiteSettings, termsVersion } from '@/lib/site';
import { type PageProps, readSearch } from '../search';
import { ProviderButtons } from '../sign-in/provider-buttons';
import { register } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.register');
  return { title: t('title') };
}

/** Opens an account, where the site takes new ones; says so where it does not. */
export default async function RegisterPage(props: PageProps) {
  const { db } = await contextFor({ kind: 'anonymous' });
  const [{ returnPath }, t, account, settings] = await Promise.all([
    readSearch(props),
    getTranslations('account.register'),
    currentAccount(),
    // As they are at this moment: the form says which terms it showed.
    loadSiteSettings(db),
  ]);
  if (account) {
    redirect(returnPath);
  }
  const { policy, mailDomains, mustAcceptTerms } = settings.registration;
  const signIn = <TextLink href={withReturnPath('/sign-in', returnPath)}>{t('signIn')}</TextLink>;
  if (policy === 'closed') {
    return (
      <>
        <PageHeader title={t('closedTitle')} lead={t('closedLead')} />
        <p>
          {t('known')} {signIn}
        </p>
      </>
    );
  }
  const link = (words: ReactNode) => (
    <TextLink href="/terms" target="_blank">
      {words}
    </TextLink>
  );
  const emailHint = mailDomains.length > 0 ? t('emailDomains', { domains: mailDomains.join(', ') }) : t('emailHint');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-5">
        {policy === 'invited' ? <Notice>{t('invitedOnly')}</Notice> : null}
        <Sheet>
          <FieldForm
            action={register}
            hidden={{ callbackUrl: returnPath, termsVersion: termsVersion(settings) }}
            detectsTimeZone
            fields={[
              { name: 'name', kind: 'text', label: t('name'), hint: t('nameHint'), autoComplete: 'name' },
              { name: 'email', kind: 'email', label: t('email'), hint: emailHint, autoComplete: 'email' },
              {
                name: 'password',
                kind: 'password',
                label: t('password'),
                hint: t('passwordHint'),
                autoComplete: 'new-password',
              },
              ...(mustAcceptTerms
                ? [{ name: 'terms', kind: 'checkbox' as const, label: t.rich('terms', { link }) }]
                : []),
            ]}
            submit={t('submit')}
          />
          <ProviderButtons providers={identityProviders(process.env)} returnPath={returnPath} />
        </Sheet>
        <p>
          {t('known')} {signIn}
        </p>
      </div>
    </>
  );
}
