import { getTranslations } from 'next-intl/server';
import { UseList } from '@/components/studio/files/use-list';
import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { CourseFile, StudioCourse } from '@/lib/courses';
import { remove } from './actions';
import { showUses } from './show-uses';

/** Asks before files are deleted, and says where each is used still. */
export async function FileDeletion({
  course,
  files,
  cancelHref,
}: {
  readonly course: StudioCourse;
  readonly files: readonly CourseFile[];
  readonly cancelHref: string;
}) {
  const [t, places] = await Promise.all([getTranslations('studioFiles.delete'), getTranslations('studio.nav.place')]);
  const used = files.filter(({ uses }) => uses.length > 0);
  return (
    <Notice
      tone={used.length > 0 ? 'warn' : 'info'}
      title={t('ask', { count: files.length, path: files[0]?.path ?? '' })}
      isAnnounced
      className="mb-5"
    >
      {used.length > 0 ? (
        <>
          <p className="mt-1">{t('used', { count: used.length })}</p>
          <ul className="mt-2 grid gap-3">
            {used.map((file) => (
              <li key={file.path}>
                <p className="break-all font-medium">
                  <bdi>{file.path}</bdi>
                </p>
                <UseList uses={showUses(course, file, (place) => places(place))} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-1">{t('unused')}</p>
      )}
      <form action={remove} className="mt-4 flex flex-wrap gap-3">
        <input type="hidden" name="courseKey" value={course.courseKey} />
        {files.map(({ path }) => (
          <input key={path} type="hidden" name="path" value={path} />
        ))}
        <Button type="submit" variant="danger" size="sm">
          {t('confirm', { count: files.length })}
        </Button>
        <LinkButton href={cancelHref} variant="quiet" size="sm">
          {t('cancel')}
        </LinkButton>
      </form>
    </Notice>
  );
}
