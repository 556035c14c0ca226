import { getTranslations } from 'next-intl/server';
import type { SettingsFieldSpec } from '@/components/studio/settings/settings-field';
import type { SettingsSection } from '@/components/studio/settings/settings-form';
import { optionalWords } from '@/i18n/optional-words';
import type { ScheduleControl } from './controls';

export interface ScheduleFacts {
  readonly shown: (name: string) => string;
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string | undefined;
  readonly images: readonly string[];
  /** The sections of the course, by their usage keys. */
  readonly chapters: readonly { readonly value: string; readonly label: string }[];
}

const languages =
  'ar az bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ms nb nl nn pl pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh';

/** What the form shows: its sections, each with its fields in words. */
export async function scheduleSections(facts: ScheduleFacts): Promise<readonly SettingsSection[]> {
  const t = await getTranslations('studioSettings.schedule');
  const words = optionalWords(t);
  const { shown } = facts;
  const field = (
    name: ScheduleControl,
    kind: SettingsFieldSpec['kind'],
    more: Partial<SettingsFieldSpec> = {},
  ): SettingsFieldSpec => ({
    name,
    kind,
    label: t(`field.${name}.label`),
    hint: words(`field.${name}.hint`),
    value: shown(name),
    ...more,
  });
  const choices = (name: 'catalog' | 'visibility' | 'certificatesShown', values: readonly string[]) =>
    withOwn(
      shown(name),
      values.map((value) => ({ value, label: words(`field.${name}.choice.${value}`) ?? value })),
    );
  const names = new Intl.DisplayNames([facts.locale], { type: 'language' });
  const languageOptions = [
    { value: '', label: t('field.language.none') },
    ...withOwn(
      shown('language'),
      languages.split(' ').map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` })),
    ),
  ];
  const imageOptions = [
    { value: '', label: t('field.image.none') },
    ...withOwn(
      shown('image'),
      facts.images.map((value) => ({ value, label: value })),
    ),
  ];
  const inCourse = facts.language ? { lang: facts.language } : {};
  return [
    {
      id: 'dates',
      title: t('section.dates'),
      text: t('section.datesText', { zone: facts.timeZone.replaceAll('_', ' ') }),
      fields: [
        field('start', 'datetime'),
        field('end', 'datetime'),
        field('enrollmentStart', 'datetime'),
        field('enrollmentEnd', 'datetime'),
        field('selfPaced', 'checkbox', { isWide: true }),
      ],
    },
    {
      id: 'certificates',
      title: t('section.certificates'),
      text: t('section.certificatesText'),
      fields: [
        field('certificatesShown', 'select', {
          options: choices('certificatesShown', ['end', 'end_with_date', 'early_no_info']),
        }),
        field('certificateDate', 'datetime'),
      ],
    },
    {
      id: 'details',
      title: t('section.details'),
      text: t('section.detailsText'),
      fields: [
        field('title', 'text', { isWide: true, ...inCourse }),
        field('shortDescription', 'textarea', { isWide: true, rows: 2, ...inCourse }),
        field('language', 'select', { options: languageOptions }),
        field('image', 'select', { options: imageOptions }),
        field('effort', 'text', inCourse),
        field('duration', 'text', inCourse),
        field('overview', 'html', { isWide: true, rows: 14, ...inCourse }),
      ],
    },
    {
      id: 'access',
      title: t('section.access'),
      text: t('section.accessText'),
      fields: [
        field('catalog', 'select', { options: choices('catalog', ['both', 'about', 'none']) }),
        field('visibility', 'select', { options: choices('visibility', ['private', 'public_outline', 'public']) }),
        field('invitationOnly', 'checkbox', { isWide: true }),
        field('prerequisites', 'textarea', { isWide: true, rows: 2 }),
      ],
    },
    {
      id: 'exam',
      title: t('section.exam'),
      fields: [
        field('examEnabled', 'checkbox', { isWide: true }),
        field('exam', 'select', {
          options: [{ value: '', label: t('field.exam.none') }, ...withOwn(shown('exam'), facts.chapters)],
          ...inCourse,
        }),
        field('examScore', 'number'),
      ],
    },
  ];
}

/** A value that is none of the choices stays one, so that saving the form does not change it. */
function withOwn(value: string, options: readonly { readonly value: string; readonly label: string }[]) {
  return value === '' || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: value }];
}
