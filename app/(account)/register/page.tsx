import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountForm } from '@/components/account/account-form';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { identityProviders } from '@/lib/accounts';
import { currentAccount } from '@/lib/auth';
import { withReturnPath } from '@/lib/requests';
import { type PageProps, readSearch } from '../search';
import { ProviderButtons } from '../sign-in/provider-buttons';
import { register } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.register');
  return { title: t('title') };
}

export default async function RegisterPage(props: PageProps) {
  const [{ returnPath }, t, account] = await Promise.all([
    readSearch(props),
    getTranslations('account.register'),
    currentAccount(),
  ]);
  if (account) {
    redirect(returnPath);
  }
  const terms = t.rich('terms', {
    link: (words) => (
      <TextLink href="/terms" target="_blank">
        {words}
      </TextLink>
    ),
  });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-5">
        <Sheet>
          <AccountForm
            action={register}
            hidden={{ callbackUrl: returnPath }}
            detectsTimeZone
            fields={[
              { name: 'name', kind: 'text', label: t('name'), hint: t('nameHint'), autoComplete: 'name' },
              { name: 'email', kind: 'email', label: t('email'), hint: t('emailHint'), autoComplete: 'email' },
              {
                name: 'password',
                kind: 'password',
                label: t('password'),
                hint: t('passwordHint'),
                autoComplete: 'new-password',
              },
              { name: 'terms', kind: 'checkbox', label: terms },
            ]}
            submit={t('submit')}
          />
          <ProviderButtons providers={identityProviders(process.env)} returnPath={returnPath} />
        </Sheet>
        <p>
          {t('known')} <TextLink href={withReturnPath('/sign-in', returnPath)}>{t('signIn')}</TextLink>
        </p>
      </div>
    </>
  );
}
