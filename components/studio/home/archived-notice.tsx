import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Says that a course was put away or brought back, and offers the way back. */
export function ArchivedNotice({
  archived,
  restored,
  action,
}: {
  readonly archived: string | undefined;
  readonly restored: string | undefined;
  readonly action: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations('studioHome');
  const courseKey = archived ?? restored;
  if (courseKey === undefined) {
    return null;
  }
  return (
    <Notice tone="good" isAnnounced className="mb-6 flex flex-wrap items-center justify-between gap-3">
      <p>
        {archived === undefined
          ? t.rich('archive.restored', { key: () => <bdi>{courseKey}</bdi> })
          : t.rich('archive.done', { key: () => <bdi>{courseKey}</bdi> })}
      </p>
      {archived === undefined ? null : (
        <form action={action}>
          <input type="hidden" name="courseKey" value={courseKey} />
          <input type="hidden" name="isArchived" value="no" />
          <Button type="submit" variant="quiet" size="sm">
            {t('archive.undo')}
          </Button>
        </form>
      )}
    </Notice>
  );
}
