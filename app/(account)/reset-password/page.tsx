import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { FieldForm } from '@/components/ui/form/field-form';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import { tokenField } from '@/lib/accounts';
import { type PageProps, readSearch } from '../search';
import { setPassword } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.reset');
  return { title: t('title'), robots: { index: false } };
}

export default async function ResetPasswordPage(props: PageProps) {
  const [{ one }, t] = await Promise.all([readSearch(props), getTranslations('account.reset')]);
  const token = tokenField.safeParse(one('token'));
  if (!token.success) {
    return (
      <>
        <PageHeader title={t('missingTitle')} lead={t('missingLead')} />
        <LinkButton href="/forgot-password">{t('again')}</LinkButton>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Sheet>
        <FieldForm
          action={setPassword}
          hidden={{ token: token.data }}
          fields={[
            {
              name: 'password',
              kind: 'password',
              label: t('password'),
              hint: t('passwordHint'),
              autoComplete: 'new-password',
            },
          ]}
          submit={t('submit')}
        >
          <TextLink href="/forgot-password" className="py-2 text-sm">
            {t('again')}
          </TextLink>
        </FieldForm>
      </Sheet>
    </>
  );
}
