import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CredentialList } from '@/components/credential/credential-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { certificatePath, certificatePdfPath, credentialsPath, listOwnCertificates } from '@/lib/certificates';
import { coursesPath } from '@/lib/courses';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('credential.list');
  return { title: t('title') };
}

/** The certificates that the signed-in person has earned. */
export default async function CredentialsPage() {
  const ctx = await requireUser(credentialsPath);
  const [t, certificates] = await Promise.all([getTranslations('credential.list'), listOwnCertificates(ctx)]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {certificates.length > 0 ? (
        <CredentialList
          certificates={certificates}
          hrefs={(id) => ({
            page: certificatePath(id),
            pdf: certificatePdfPath(id),
            credential: `/badges/credentials/${id}`,
          })}
        />
      ) : (
        <EmptyState
          title={t('empty')}
          action={
            <LinkButton href={coursesPath} variant="quiet">
              {t('find')}
            </LinkButton>
          }
        >
          <p>{t('emptyText')}</p>
        </EmptyState>
      )}
    </>
  );
}
