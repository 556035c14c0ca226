import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import { formatInstant } from '@/components/ui/time/format-instant';
import { showAnswerModes, showCorrectnessModes } from '@/lib/capa/controls';
import type { OutlineEntry } from '@/lib/courses';
import { parseDate } from '@/lib/olx/fields/parse-date';
import type { Json } from '@/lib/olx/model';

/** What the settings that authors change most are called, by the message that says it. */
const labels = {
  display_name: 'name',
  start: 'start',
  due: 'due',
  format: 'format',
  visible_to_staff_only: 'visible',
  show_correctness: 'results',
  max_attempts: 'attempts',
  relative_weeks_due: 'weeks',
  showanswer: 'showAnswer',
  hide_after_due: 'hideAfterDue',
  group_access: 'groups',
} as const;

/** Settings in the reader's words. */
export interface SettingWords {
  readonly t: Awaited<ReturnType<typeof getTranslations<'studioBlockSettings'>>>;
  readonly timeZone: string;
  /** The name of a block, or of its kind where it has none. */
  readonly titleOf: (entry: OutlineEntry) => string;
  /** What a setting is called. */
  readonly labelOf: (name: string) => string;
  /** What a value of a setting means. */
  readonly sayValue: (name: string, value: Json) => string;
}

export async function settingWords(): Promise<SettingWords> {
  const [t, types, locale, timeZone] = await Promise.all([
    getTranslations('studioBlockSettings'),
    getTranslations('studioOutline.type'),
    getLocale(),
    getTimeZone(),
  ]);
  const date = (value: Json) => {
    const instant = parseDate(value);
    return instant === null ? t('none') : formatInstant(new Date(instant), { style: 'instant', locale, timeZone });
  };
  const nameOf = (type: string) =>
    type === 'course' || type === 'chapter' || type === 'sequential' || type === 'vertical' ? type : 'other';
  return {
    t,
    timeZone,
    labelOf: (name) => {
      const known = Object.entries(labels).find(([one]) => one === name);
      return known ? t(known[1]) : name.replaceAll('_', ' ');
    },
    titleOf: ({ type, ownSettings: { display_name: title } }) =>
      type !== 'course' && typeof title === 'string' && title !== '' ? title : types(nameOf(type)),
    sayValue(name, value) {
      switch (name) {
        case 'start':
        case 'due':
          return date(value);
        case 'visible_to_staff_only':
          return t(value === true ? 'staff' : 'everyone');
        case 'max_attempts':
          return value === null ? t('unlimited') : String(value);
        case 'show_correctness': {
          const mode = showCorrectnessModes.find((one) => one === value);
          return mode ? t(`result.${mode}`) : String(value);
        }
        case 'showanswer': {
          const mode = showAnswerModes.find((one) => one === value);
          return mode ? t(`answer.${mode}`) : String(value);
        }
        default:
          return typeof value === 'boolean'
            ? t(value ? 'yes' : 'no')
            : value === null
              ? t('none')
              : typeof value === 'string'
                ? value
                : JSON.stringify(value);
      }
    },
  };
}
