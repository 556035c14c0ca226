import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/ui/form/field-form';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { emailField, findProfile } from '@/lib/accounts';
import { requireUser } from '@/lib/auth';
import { type PageProps, readSearch } from '../../search';
import { sendChangeLink } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.email');
  return { title: t('title') };
}

export default async function EmailPage(props: PageProps) {
  const ctx = await requireUser('/account/email');
  const [{ one }, t, profile] = await Promise.all([
    readSearch(props),
    getTranslations('account.email'),
    findProfile(ctx),
  ]);
  const sent = emailField.safeParse(one('sent'));
  if (sent.success) {
    return <PageHeader title={t('sentTitle')} lead={t('sentLead', { email: sent.data })} />;
  }
  // The change is confirmed by a password: an account without one gets one first.
  if (!profile.hasPassword) {
    redirect('/account/password');
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead', { email: profile.email })} />
      <Sheet>
        <FieldForm
          action={sendChangeLink}
          fields={[
            { name: 'email', kind: 'email', label: t('new'), autoComplete: 'email' },
            { name: 'password', kind: 'password', label: t('password'), autoComplete: 'current-password' },
          ]}
          submit={t('submit')}
        />
      </Sheet>
    </>
  );
}
