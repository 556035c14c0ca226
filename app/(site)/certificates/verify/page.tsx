import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type PageProps, readSearch } from '@/app/(account)/search';
import { SitePage } from '@/app/site-page';
import { VerifyForm } from '@/components/credential/verify-form';
import { PageHeader } from '@/components/ui/page-header';
import { checkCertificate } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('credential.verify');
  return { title: t('title') };
}

/** Where anybody checks a certificate. */
export default async function VerifyPage(props: PageProps) {
  const [{ one }, t] = await Promise.all([readSearch(props), getTranslations('credential.verify')]);
  return (
    <SitePage>
      <div className="mx-auto max-w-measure">
        <PageHeader title={t('title')} lead={t('lead')} />
        <VerifyForm
          action={checkCertificate}
          label={t('label')}
          hint={t('hint')}
          submit={t('submit')}
          initial={one('of') ?? ''}
        />
      </div>
    </SitePage>
  );
}
