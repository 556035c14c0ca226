import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/ui/form/field-form';
import { PageHeader } from '@/components/ui/page-header';
import { type PageProps, readSearch } from '../../../search';
import { confirmChange } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.email');
  return { title: t('confirmTitle'), robots: { index: false } };
}

/** Opened from the mail, in whatever browser: no session is needed, the link is what counts. */
export default async function ConfirmEmailPage(props: PageProps) {
  const [{ one }, t] = await Promise.all([readSearch(props), getTranslations('account.email')]);
  return (
    <>
      <PageHeader title={t('confirmTitle')} lead={t('confirmLead')} />
      <FieldForm action={confirmChange} hidden={{ token: one('token') }} fields={[]} submit={t('confirm')} />
    </>
  );
}
