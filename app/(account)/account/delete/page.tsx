import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/ui/form/field-form';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { findProfile } from '@/lib/accounts';
import { requireUser } from '@/lib/auth';
import { eraseMe } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.delete');
  return { title: t('title') };
}

export default async function DeleteAccountPage() {
  const ctx = await requireUser('/account/delete');
  const [t, { hasPassword }] = await Promise.all([getTranslations('account.delete'), findProfile(ctx)]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="mb-7 grid gap-4">
        <p>{t('what')}</p>
        <p>{t('keeps')}</p>
      </div>
      <Sheet>
        <FieldForm
          action={eraseMe}
          fields={[
            hasPassword
              ? { name: 'confirmation', kind: 'password', label: t('password'), autoComplete: 'current-password' }
              : { name: 'confirmation', kind: 'email', label: t('email'), autoComplete: 'off' },
          ]}
          submit={t('submit')}
          variant="danger"
        >
          <TextLink href="/account" className="py-2">
            {t('cancel')}
          </TextLink>
        </FieldForm>
      </Sheet>
    </>
  );
}
