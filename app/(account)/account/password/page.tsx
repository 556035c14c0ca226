import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/ui/form/field-form';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { findProfile, identityProviders } from '@/lib/accounts';
import { requireUser } from '@/lib/auth';
import { saveNewPassword, sendPasswordLink } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.password');
  return { title: t('title') };
}

export default async function PasswordPage() {
  const ctx = await requireUser('/account/password');
  const [t, format, profile] = await Promise.all([
    getTranslations('account.password'),
    getFormatter(),
    findProfile(ctx),
  ]);
  if (!profile.hasPassword) {
    const linked = identityProviders(process.env).filter(({ id }) => profile.providers.includes(id));
    const providers = format.list(linked.map(({ label }) => label));
    return (
      <>
        <PageHeader title={t('none')} lead={t('noneText', { providers })} />
        <FieldForm action={sendPasswordLink} fields={[]} submit={t('noneSubmit')} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Sheet>
        <FieldForm
          action={saveNewPassword}
          fields={[
            { name: 'currentPassword', kind: 'password', label: t('current'), autoComplete: 'current-password' },
            { name: 'password', kind: 'password', label: t('new'), hint: t('newHint'), autoComplete: 'new-password' },
          ]}
          submit={t('submit')}
        >
          <TextLink href="/forgot-password" className="py-2 text-sm">
            {t('forgot')}
          </TextLink>
        </FieldForm>
      </Sheet>
    </>
  );
}
