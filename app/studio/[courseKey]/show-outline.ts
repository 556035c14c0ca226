import { LRUCache } from 'lru-cache';
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import { type Packed, pack } from '@/components/packed';
import type { SentRow } from '@/components/studio/outline/shown-row';
import { formatInstant } from '@/components/ui/time/format-instant';
import type { Context } from '@/lib/context';
import { compareHeads, listOutlineRows, type OutlineRow, type StudioCourse } from '@/lib/courses';

/** The outline of a course in the reader's words. */
export interface ShownOutline {
  readonly rows: Packed<readonly SentRow[]>;
  /** How much there is in it. */
  readonly summary: string;
  /** How many changes learners do not see yet. */
  readonly changes: number;
}

/** From when on it says something else: something is released then. Null where nothing is still to come. */
type Kept = ShownOutline & { readonly until: Date | null };

/** What was shown of courses: it is the same for the whole team until the course changes. */
const kept = new LRUCache<string, Kept>({ maxSize: 8_000_000, sizeCalculation: ({ rows }) => rows.length });

/** The outline of a course as its page shows it: put into words once, and remembered until the course changes or a part of it is released. */
export async function showOutline({ courseware, now }: Context, course: StudioCourse): Promise<ShownOutline> {
  const { draftRoot, publishedRoot } = course.run;
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()]);
  const key = `${draftRoot} ${publishedRoot} ${locale} ${timeZone}`;
  const known = kept.get(key);
  if (known && (known.until === null || known.until > now)) {
    return known;
  }
  const comparison = await compareHeads(courseware, course.run);
  const lines = listOutlineRows(course, comparison, now);
  const releases = lines.flatMap(({ isScheduled, start }) => (isScheduled && start ? [start.getTime()] : []));
  const shown: Kept = {
    rows: pack(await inWords(lines, { locale, timeZone })),
    summary: await sumUp(course),
    changes: comparison.count,
    until: releases.length > 0 ? new Date(Math.min(...releases)) : null,
  };
  kept.set(key, shown);
  return shown;
}

async function inWords(
  lines: readonly OutlineRow[],
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
): Promise<readonly SentRow[]> {
  const t = await getTranslations('studioOutline');
  const date = (value: Date) => formatInstant(value, { style: 'short', locale, timeZone });
  const aboutOf = (row: OutlineRow) => {
    if (row.type === 'vertical') {
      return t('blocks', { count: row.children });
    }
    return row.format ?? (row.start ? t('from', { date: date(row.start) }) : undefined);
  };
  return lines.map((row) => {
    const about = aboutOf(row);
    return {
      block: row.block,
      level: row.level,
      ...(row.title === '' ? { title: t('untitled'), isUntitled: true as const } : { title: row.title }),
      state: row.state,
      ...(row.changes === 0 ? {} : { changes: row.changes }),
      ...(row.leaving.length === 0 ? {} : { leaving: row.leaving.map((title) => title || t('untitled')) }),
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
}

async function sumUp({ draft }: StudioCourse): Promise<string> {
  const t = await getTranslations('studioOutline');
  const counted = { sections: 0, units: 0, problems: 0 };
  for (const { type, settings } of draft.entries.values()) {
    counted.sections += type === 'chapter' ? 1 : 0;
    counted.units += type === 'vertical' ? 1 : 0;
    counted.problems += type === 'problem' && settings.graded === true ? 1 : 0;
  }
  return t('summary', counted);
}
