import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { FieldForm } from '@/components/ui/form/field-form';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { type PageProps, readSearch } from '../search';
import { sendResetLink } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.forgot');
  return { title: t('title') };
}

export default async function ForgotPasswordPage(props: PageProps) {
  const [{ one }, t] = await Promise.all([readSearch(props), getTranslations('account.forgot')]);
  if (one('sent')) {
    return (
      <>
        <PageHeader title={t('sentTitle')} lead={t('sentLead')} />
        <LinkButton href="/sign-in" variant="quiet">
          {t('back')}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Sheet>
        <FieldForm
          action={sendResetLink}
          fields={[{ name: 'email', kind: 'email', label: t('email'), autoComplete: 'username' }]}
          submit={t('submit')}
        >
          <TextLink href="/sign-in" className="py-2 text-sm">
            {t('back')}
          </TextLink>
        </FieldForm>
      </Sheet>
    </>
  );
}
