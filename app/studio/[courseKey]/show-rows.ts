import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import type { SentRow } from '@/components/studio/outline/shown-row';
import { formatInstant } from '@/components/ui/time/format-instant';
import type { Context } from '@/lib/context';
import { compareHeads, type HeadComparison, listOutlineRows, type OutlineRow, type StudioCourse } from '@/lib/courses';

/** The lines of a course's outline in the reader's words, and how the draft differs from what is published. */
export async function showRows(
  courseware: Context['courseware'],
  course: StudioCourse,
  now: Date,
): Promise<{ readonly rows: readonly SentRow[]; readonly comparison: HeadComparison }> {
  const [comparison, t, locale, timeZone] = await Promise.all([
    compareHeads(courseware, course.run),
    getTranslations('studioOutline'),
    getLocale(),
    getTimeZone(),
  ]);
  const date = (value: Date) => formatInstant(value, { style: 'short', locale, timeZone });
  const blocks = new Map<number, string>();
  const count = (number: number) => {
    const known = blocks.get(number) ?? t('blocks', { count: number });
    blocks.set(number, known);
    return known;
  };
  const untitled = t('untitled');
  const aboutOf = (row: OutlineRow) => {
    if (row.type === 'vertical') {
      return count(row.children);
    }
    return row.format ?? (row.start ? t('from', { date: date(row.start) }) : undefined);
  };
  const rows = listOutlineRows(course, comparison, now).map((row): SentRow => {
    const about = aboutOf(row);
    return {
      block: row.block,
      level: row.level,
      ...(row.title === '' ? { title: untitled, isUntitled: true as const } : { title: row.title }),
      state: row.state,
      ...(row.changes === 0 ? {} : { changes: row.changes }),
      ...(row.isOwnChange || row.changes === 0 || row.type === 'vertical' ? {} : { isChangedWithin: true as const }),
      ...(row.children > 0 && row.level < 3 && row.type !== 'vertical' && row.state !== 'deleted'
        ? { isParent: true as const }
        : {}),
      ...(row.isStaffOnly ? { isStaffOnly: true as const } : {}),
      ...(row.isScheduled ? { isScheduled: true as const } : {}),
      ...(about === undefined ? {} : { about }),
      ...(row.due ? { due: t('due', { date: date(row.due) }) } : {}),
    };
  });
  return { rows, comparison };
}
