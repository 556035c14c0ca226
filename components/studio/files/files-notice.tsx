import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Says what was done to files, and offers the way back from a deletion. */
export function FilesNotice({
  search: { said, count, blocks, undo },
  courseKey,
  action,
}: {
  readonly search: {
    readonly said: '' | 'saved' | 'renamed' | 'deleted' | 'restored';
    readonly count: number;
    readonly blocks: number;
    readonly undo: string;
  };
  readonly courseKey: string;
  readonly action: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations('studioFiles.said');
  if (said === '') {
    return null;
  }
  return (
    <Notice tone="good" isAnnounced className="mb-5 flex flex-wrap items-center justify-between gap-3">
      <p>{t(said, { count, blocks })}</p>
      {said === 'deleted' && undo !== '' ? (
        <form action={action}>
          <input type="hidden" name="courseKey" value={courseKey} />
          <input type="hidden" name="revision" value={undo} />
          <Button type="submit" variant="quiet" size="sm">
            {t('undo')}
          </Button>
        </form>
      ) : null}
    </Notice>
  );
}
