import type { Metadata } from 'next';
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import type { SettingsFieldSpec } from '@/components/studio/settings/settings-field';
import { SettingsForm } from '@/components/studio/settings/settings-form';
import { PageHeader } from '@/components/ui/page-header';
import { formatInstant } from '@/components/ui/time/format-instant';
import { ClientMessages } from '@/i18n/client-messages';
import { optionalWords } from '@/i18n/optional-words';
import { readLive } from '@/lib/courses';
import type { Field } from '@/lib/olx/fields/field';
import { parseDate } from '@/lib/olx/fields/parse-date';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { openForm } from '../settings-form/open-values';
import { StudioPage } from '../studio-page';
import { saveAdvanced } from './actions';
import { advancedControls, knownFields, unknownNames } from './controls';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioAdvanced'))('title') };
}

/** Every setting of the course, as it is stored. */
export default async function AdvancedPage(props: StudioPageProps) {
  const { ctx, course } = await openForPage(props, 'advanced');
  const [t, locale, timeZone, live] = await Promise.all([
    getTranslations('studioAdvanced'),
    getLocale(),
    getTimeZone(),
    readLive(ctx, course),
  ]);
  const unknown = unknownNames(live.settings);
  const form = openForm(live, advancedControls(unknown), timeZone);
  const words = optionalWords(t);
  const spec = (name: string, field: Field | undefined): SettingsFieldSpec => {
    const type = t(`type.${field?.kind ?? 'json'}`, { zone: timeZone });
    const instant = field?.kind === 'date' ? parseDate(field.default) : null;
    const value =
      instant === null
        ? JSON.stringify(field?.default ?? null)
        : formatInstant(new Date(instant), { style: 'instant', locale, timeZone });
    const byDefault = value === 'null' ? t('noDefault', { type }) : t('default', { type, value });
    return {
      name: `set:${name}`,
      label: name,
      hint: [words(`help.${name}`), field && byDefault].filter(Boolean).join(' '),
      value: form.shown(`set:${name}`),
      ...controlOf(field, form.shown(`set:${name}`), {
        unset: t('unset'),
        yes: t('yes'),
        no: t('no'),
      }),
    };
  };
  return (
    <StudioPage course={course} place="advanced">
      <PageHeader title={t('title')} />
      <p className="mb-5 max-w-measure text-sm text-ink-2">{t('lead')}</p>
      <ClientMessages namespaces={['ui', 'studioForms']}>
        <SettingsForm
          action={saveAdvanced}
          courseKey={course.courseKey}
          opened={form.opened}
          timeZone={timeZone}
          hidden={{ unknown: JSON.stringify(unknown) }}
          search={{ label: t('search'), none: t('none') }}
          sections={[
            {
              id: 'known',
              title: t('known'),
              text: t('knownText'),
              fields: [...knownFields].map(([name, field]) => spec(name, field)),
            },
            ...(unknown.length > 0
              ? [
                  {
                    id: 'unknown',
                    title: t('unknown'),
                    text: t('unknownText'),
                    fields: unknown.map((name) => spec(name, undefined)),
                  },
                ]
              : []),
          ]}
        />
      </ClientMessages>
    </StudioPage>
  );
}

type Control = Pick<SettingsFieldSpec, 'kind' | 'options' | 'rows' | 'isWide'>;

/** How a setting is edited: yes and no, and words of a few, by choosing; the rest by typing. */
function controlOf(
  field: Field | undefined,
  shown: string,
  say: { readonly unset: string; readonly yes: string; readonly no: string },
): Control {
  const unset = { value: '', label: say.unset };
  const own = (values: readonly string[]) =>
    shown === '' || values.includes(shown) ? [] : [{ value: shown, label: shown }];
  if (field?.kind === 'boolean') {
    const options = [unset, { value: 'true', label: say.yes }, { value: 'false', label: say.no }];
    return { kind: 'select', options: [...options, ...own(['true', 'false'])] };
  }
  if (field?.choices) {
    const options = field.choices.map((value) => ({ value, label: value }));
    return { kind: 'select', options: [unset, ...options, ...own(field.choices)] };
  }
  // A date that cannot be read stays a text: a date field would show nothing in its place.
  if (field?.kind === 'date' && /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d)?$/.test(shown)) {
    return { kind: 'datetime' };
  }
  if (field && ['string', 'date', 'duration', 'time'].includes(field.kind)) {
    return { kind: 'text' };
  }
  if (field && ['integer', 'number'].includes(field.kind)) {
    return { kind: 'number' };
  }
  return { kind: 'code', isWide: true, rows: Math.min(14, Math.max(2, shown.split('\n').length)) };
}
