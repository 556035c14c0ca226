import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { StudioHomePage } from '@/app/studio/home-page';
import { ArchiveUpload } from '@/components/studio/imports/archive-upload';
import { ImportList } from '@/components/studio/imports/import-list';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { requireUser } from '@/lib/auth';
import { findCourseCreation, importsPath, listOwnImports, uploadLimits } from '@/lib/courses';
import { forbidden } from '@/lib/errors';
import { canSomewhere } from '@/lib/permissions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioImport');
  return { title: t('title') };
}

/** Brings an archive; what was brought before stands beneath. */
export default async function ImportsPage() {
  const ctx = await requireUser(importsPath);
  const [imports, t] = await Promise.all([
    forPage(async () => {
      if (!canSomewhere(ctx.actor, 'course.import') && !(await findCourseCreation(ctx)).isSomewhere) {
        throw forbidden('permission.denied', 'Your account may not import courses.');
      }
      return await listOwnImports(ctx);
    }, importsPath),
    getTranslations('studioImport'),
  ]);
  return (
    <StudioHomePage>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages namespaces={['studioImport']}>
        <ArchiveUpload uploadUrl="/api/studio/imports" importsPath={importsPath} maxBytes={uploadLimits.archiveBytes} />
      </ClientMessages>
      <ImportList imports={imports} />
    </StudioHomePage>
  );
}
