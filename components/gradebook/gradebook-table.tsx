import { useFormatter, useTranslations } from 'next-intl';
import type { Gradebook } from '@/lib/grades';
import { GradebookBody } from './gradebook-body';
import { GradebookCells, type OpenCell } from './gradebook-cells';
import { packRows } from './gradebook-rows';

/** Learners and the subsections that count: the first column and the head stay in sight. */
export function GradebookTable({
  book,
  courseKey,
  learnersPath,
  openCell,
}: {
  readonly book: Pick<Gradebook, 'columns' | 'rows'>;
  readonly courseKey: string;
  /** The page of a learner lies below it. */
  readonly learnersPath: string;
  readonly openCell: OpenCell;
}) {
  const t = useTranslations('instructor.gradebook');
  const format = useFormatter();
  return (
    <GradebookCells
      courseKey={courseKey}
      blocks={book.columns.map(({ block }) => block)}
      openCell={openCell}
      words={{
        caption: t('caption'),
        dialog: t('dialog'),
        close: t('close'),
        loading: t('loading'),
        failed: t('failed'),
      }}
    >
      <table>
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('learner')}</th>
            <th scope="col">{t('grade')}</th>
            <th scope="col" className="gradebook-letter">
              {t('letter')}
            </th>
            {book.columns.map(({ block, label, title }) => (
              <th key={block} scope="col" title={title}>
                {label}
                <small>{title}</small>
              </th>
            ))}
          </tr>
        </thead>
        <GradebookBody
          rows={packRows(book.rows)}
          learnersPath={learnersPath}
          words={{
            none: t('none'),
            set: t('set'),
            notPassed: t('notPassed'),
            numbers: Array.from({ length: 101 }, (_, percent) => format.number(percent)),
          }}
        />
      </table>
    </GradebookCells>
  );
}
