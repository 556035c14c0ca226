import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { FileFilter } from '@/components/studio/files/file-filter';
import { FileTable } from '@/components/studio/files/file-table';
import { FileUpload } from '@/components/studio/files/file-upload';
import { FilesNotice } from '@/components/studio/files/files-notice';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { ClientMessages } from '@/i18n/client-messages';
import { listFiles, studioCoursePath, uploadLimits } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';
import { putFiles, undoRemoval } from './actions';
import { FileAside } from './file-aside';
import { FileDeletion } from './file-deletion';
import { fileSearch, filesPerPage, selectFiles } from './search';

interface FilesPageProps extends StudioPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioFiles');
  return { title: t('title') };
}

/** The files of a course: live as soon as they are here. */
export default async function FilesPage(props: FilesPageProps) {
  const [{ ctx, course }, t, search] = await Promise.all([
    openForPage(props, 'files'),
    getTranslations('studioFiles'),
    props.searchParams.then((asked) => fileSearch.parse(asked)),
  ]);
  const { courseKey } = course;
  const files = await forPage(() => listFiles(ctx, { courseKey }));
  const found = selectFiles(files, search);
  const chosen = files.find(({ path }) => path === search.file);
  const deleting = files.filter(({ path }) => search.delete.includes(path));
  const here = studioCoursePath(courseKey, 'files');
  const mayChange = course.can('course.change-settings');
  const shown = found.slice((search.page - 1) * filesPerPage, search.page * filesPerPage);
  const hrefOf = (query: Readonly<Record<string, string>>) => {
    const { q, kind, sort } = search;
    return `${here}?${new URLSearchParams({ ...(q && { q }), kind, sort, ...query })}`;
  };
  return (
    <StudioPage
      course={course}
      place="files"
      aside={chosen ? <FileAside course={course} file={chosen} mayChange={mayChange} /> : undefined}
    >
      <PageHeader title={t('title')} lead={t('lead')} className="mb-5" />
      <FilesNotice search={search} courseKey={courseKey} action={undoRemoval} />
      {deleting.length > 0 ? <FileDeletion course={course} files={deleting} cancelHref={here} /> : null}
      {mayChange ? (
        <ClientMessages namespaces={['studioFiles']}>
          <FileUpload
            courseKey={courseKey}
            uploadUrl="/api/studio/files"
            maxBytes={uploadLimits.fileBytes}
            action={putFiles}
          />
        </ClientMessages>
      ) : null}
      {files.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <>
          <FileFilter
            action={here}
            search={search}
            count={found.length}
            bytes={found.reduce((sum, { bytes }) => sum + bytes, 0)}
          />
          {found.length === 0 ? (
            <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
          ) : (
            <FileTable
              files={shown}
              action={here}
              chosen={chosen?.path}
              mayChange={mayChange}
              hrefOf={(path) => hrefOf({ file: path, page: String(search.page) })}
            />
          )}
          <Pagination
            page={search.page}
            pages={Math.ceil(found.length / filesPerPage)}
            label={t('pages')}
            hrefOf={(page) => hrefOf({ page: String(page) })}
          />
        </>
      )}
    </StudioPage>
  );
}
