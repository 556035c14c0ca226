import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentSettings } from '@/app/shown-site';
import { FieldForm } from '@/components/ui/form/field-form';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { identityProviders } from '@/lib/accounts';
import { currentAccount } from '@/lib/auth';
import { withReturnPath } from '@/lib/requests';
import { accountWords } from '../run-account-form';
import { type PageProps, readSearch } from '../search';
import { signIn } from './actions';
import { ProviderButtons } from './provider-buttons';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signIn');
  return { title: t('title') };
}

export default async function SignInPage(props: PageProps) {
  const [{ one, returnPath }, t, account, words, settings] = await Promise.all([
    readSearch(props),
    getTranslations('account.signIn'),
    currentAccount(),
    accountWords(),
    currentSettings(),
  ]);
  const error = one('error');
  if (account) {
    redirect(error ? `/account?error=${encodeURIComponent(error)}` : returnPath);
  }
  const notice = (['emailChanged', 'deleted', 'signedOut'] as const).find((name) => name === one('notice'));
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-5">
        {error ? <Notice tone="bad">{words(error) ?? words('identity.failed')}</Notice> : null}
        {notice ? <Notice tone="good">{t(`notices.${notice}`)}</Notice> : null}
        {!error && !notice && returnPath !== '/' ? <Notice>{t('notices.needed')}</Notice> : null}
        <Sheet>
          <FieldForm
            action={signIn}
            hidden={{ callbackUrl: returnPath }}
            fields={[
              { name: 'email', kind: 'email', label: t('email'), autoComplete: 'username' },
              { name: 'password', kind: 'password', label: t('password'), autoComplete: 'current-password' },
            ]}
            submit={t('submit')}
          >
            <TextLink href="/forgot-password" className="py-2 text-sm">
              {t('forgot')}
            </TextLink>
          </FieldForm>
          <ProviderButtons providers={identityProviders(process.env)} returnPath={returnPath} />
        </Sheet>
        {settings.registration.policy === 'closed' ? null : (
          <p>
            {t('new')} <TextLink href={withReturnPath('/register', returnPath)}>{t('register')}</TextLink>
          </p>
        )}
      </div>
    </>
  );
}
