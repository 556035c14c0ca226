import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { Rights } from './command';
import type { OutlineCourse } from './outline-board';

/** The head of the outline: the course, what it comes to, and what is done with all of it. */
export function OutlineHead({
  course,
  summary,
  changes,
  may,
  isEmpty,
  onPublish,
  onOpenAll,
  onCloseAll,
}: {
  readonly course: OutlineCourse;
  readonly summary: string;
  readonly changes: number;
  readonly may: Rights;
  readonly isEmpty: boolean;
  readonly onPublish: () => void;
  readonly onOpenAll: () => void;
  readonly onCloseAll: () => void;
}) {
  const t = useTranslations('studioOutline');
  return (
    <header>
      <div className="outline-head">
        <h1 className="min-w-0 text-2xl">
          <bdi lang={course.lang}>{course.title}</bdi>
        </h1>
        <div className="outline-head-acts">
          <form action="/view-as" method="post">
            <input type="hidden" name="courseKey" value={course.key} />
            <Button variant="quiet" size="sm" type="submit" name="viewAs" value="learner">
              {t('viewAsLearner')}
            </Button>
          </form>
          {may.publish ? (
            <Button size="sm" disabled={changes === 0} onClick={onPublish}>
              {changes === 0 ? t('allPublished') : t('publishAll', { count: changes })}
            </Button>
          ) : null}
        </div>
      </div>
      <div className="outline-bar">
        <p>{summary}</p>
        {isEmpty ? null : (
          <>
            <button type="button" onClick={onOpenAll}>
              {t('expandAll')}
            </button>
            <button type="button" onClick={onCloseAll}>
              {t('collapseAll')}
            </button>
          </>
        )}
      </div>
    </header>
  );
}
