import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/ui/form/field-form';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { offeredLocales } from '@/i18n/catalogue';
import { languageName } from '@/i18n/language-name';
import { negotiateLocale } from '@/i18n/locales';
import { findProfile } from '@/lib/accounts';
import { requireUser } from '@/lib/auth';
import { accountWords } from '../run-account-form';
import { type PageProps, readSearch } from '../search';
import { saveProfile } from './actions';
import { SignInSettings } from './sign-in-settings';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.profile');
  return { title: t('title') };
}

export default async function AccountPage(props: PageProps) {
  const ctx = await requireUser('/account');
  const [{ one }, t, profile, words] = await Promise.all([
    readSearch(props),
    getTranslations('account.profile'),
    findProfile(ctx),
    accountWords(),
  ]);
  const notice = (['passwordChanged', 'linked', 'emailChanged'] as const).find((name) => name === one('notice'));
  const said = one('notice') === 'saved' ? t('saved') : notice ? t(`notices.${notice}`) : null;
  const zones = [...new Set(['UTC', profile.timeZone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-9">
        {one('error') ? <Notice tone="bad">{words(one('error')) ?? words('identity.failed')}</Notice> : null}
        {said ? (
          <Notice tone="good" isAnnounced>
            {said}
          </Notice>
        ) : null}
        <Sheet>
          <FieldForm
            action={saveProfile}
            fields={[
              {
                name: 'name',
                kind: 'text',
                label: t('name'),
                hint: t('nameHint'),
                autoComplete: 'name',
                defaultValue: profile.name,
              },
              {
                name: 'bio',
                kind: 'textarea',
                label: t('bio'),
                hint: t('bioHint'),
                isOptional: true,
                defaultValue: profile.bio,
              },
              {
                name: 'locale',
                kind: 'select',
                label: t('locale'),
                defaultValue: negotiateLocale([profile.locale], offeredLocales),
                options: offeredLocales.map((value) => ({ value, label: languageName(value), lang: value })),
              },
              {
                name: 'timeZone',
                kind: 'select',
                label: t('timeZone'),
                hint: t('timeZoneHint'),
                defaultValue: profile.timeZone,
                options: zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
              },
            ]}
            submit={t('submit')}
          />
        </Sheet>
        <SignInSettings profile={profile} />
      </div>
    </>
  );
}
