import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { certificateDraftOf } from '@/components/studio/certificate/certificate-draft';
import { CertificateForm } from '@/components/studio/certificate/certificate-form';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { requestOrigin } from '@/lib/auth';
import { assetPath, listCourseImages, readLive } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';
import { saveCertificate } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioCertificate'))('title') };
}

/** How the certificate of the course looks, and who signs it. */
export default async function CertificatePage(props: StudioPageProps) {
  const { ctx, course } = await openForPage(props, 'certificate');
  const { courseKey, run } = course;
  const [t, live, images, origin] = await Promise.all([
    getTranslations('studioCertificate'),
    readLive(ctx, course),
    listCourseImages(ctx, course),
    requestOrigin(),
  ]);
  const setting = live.settings.certificates;
  const draft = certificateDraftOf(setting);
  return (
    <StudioPage course={course} place="certificate">
      <PageHeader
        title={t('title')}
        actions={
          <Badge tone={draft.isActive ? 'good' : 'neutral'}>{t(draft.isActive ? 'isActive' : 'isInactive')}</Badge>
        }
      />
      <ClientMessages namespaces={['ui', 'certificate', 'studioCertificate', 'studioForms']}>
        <CertificateForm
          action={saveCertificate}
          courseKey={courseKey}
          opened={setting === undefined ? '' : JSON.stringify(setting)}
          draft={draft}
          course={{
            courseKey,
            title: run.title,
            number: run.number,
            organization: run.org,
            language: run.language,
          }}
          images={withOwn(
            images.map((path) => ({ value: `/static/${path}`, label: path, href: assetPath(courseKey, path) })),
            draft.signatories.map(({ image }) => image),
          )}
          now={ctx.now.toISOString()}
          address={`${origin}/certificates/cert_…`}
        />
      </ClientMessages>
    </StudioPage>
  );
}

/** Pictures that the design names and the list lacks stay choices, so that saving does not change them. */
function withOwn(
  images: readonly { readonly value: string; readonly label: string; readonly href: string }[],
  own: readonly string[],
) {
  const others = own.filter((value) => value !== '' && !images.some((image) => image.value === value));
  return [...images, ...[...new Set(others)].map((value) => ({ value, label: value, href: value }))];
}
