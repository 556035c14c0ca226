import { getLocale, getTranslations } from 'next-intl/server';
import { FileDescriptionForm } from '@/components/studio/files/file-description-form';
import { FileRenameForm } from '@/components/studio/files/file-rename-form';
import { FileReplace } from '@/components/studio/files/file-replace';
import { FileThumbnail } from '@/components/studio/files/file-thumbnail';
import { formatBytes } from '@/components/studio/files/format-bytes';
import { UseList } from '@/components/studio/files/use-list';
import { LinkButton } from '@/components/ui/button';
import { CopyText } from '@/components/ui/form/copy-text';
import { ClientMessages } from '@/i18n/client-messages';
import { type CourseFile, type StudioCourse, studioCoursePath, uploadLimits } from '@/lib/courses';
import { putFiles, rename, saveDescription } from './actions';
import { isImage } from './search';
import { showUses } from './show-uses';

/** The file that is chosen: what it is, where it is used, and what can be done with it. */
export async function FileAside({
  course,
  file,
  mayChange,
}: {
  readonly course: StudioCourse;
  readonly file: CourseFile;
  readonly mayChange: boolean;
}) {
  const [t, places, locale] = await Promise.all([
    getTranslations('studioFiles'),
    getTranslations('studio.nav.place'),
    getLocale(),
  ]);
  const { courseKey } = course;
  const uses = showUses(course, file, (place) => places(place));
  const { path } = file;
  return (
    <div className="grid gap-5" id="chosen">
      <header className="grid gap-2">
        <h2 className="break-all text-lg">
          <bdi>{path}</bdi>
        </h2>
        <FileThumbnail file={file} isLarge />
        <p className="num text-ink-3">
          {file.contentType} · {formatBytes(file.bytes, locale)}
        </p>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={file.href} variant="quiet" size="sm" target="_blank" rel="noopener">
            {t('open')}
          </LinkButton>
          <LinkButton
            href={`${studioCoursePath(courseKey, 'files')}?delete=${encodeURIComponent(path)}`}
            variant="danger"
            size="sm"
          >
            {t('delete.one')}
          </LinkButton>
        </div>
      </header>
      <ClientMessages namespaces={['ui', 'studioFiles']}>
        <CopyText label={t('link')} text={`/static/${path}`} />
        <section className="grid gap-2">
          <h3 className="studio-aside-heading">{t('uses.title')}</h3>
          <UseList uses={uses} />
        </section>
        {mayChange ? (
          <>
            <FileDescriptionForm
              key={`${path}-describe`}
              courseKey={courseKey}
              path={path}
              alt={isImage(file) ? (file.alt ?? '') : null}
              isLocked={file.isLocked}
              action={saveDescription}
            />
            <FileRenameForm
              key={`${path}-rename`}
              courseKey={courseKey}
              path={path}
              inDraft={uses.filter(({ inDraft }) => inDraft).length}
              inPublished={file.uses.filter(({ at, inPublished }) => inPublished && 'block' in at).length}
              action={rename}
            />
            <FileReplace
              key={`${path}-replace`}
              courseKey={courseKey}
              path={path}
              uploadUrl="/api/studio/files"
              maxBytes={uploadLimits.fileBytes}
              action={putFiles}
            />
          </>
        ) : null}
      </ClientMessages>
    </div>
  );
}
