import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { FieldForm } from '@/components/ui/form/field-form';
import { identityProviders, type Profile } from '@/lib/accounts';
import { signOutElsewhere } from './actions';

/** The ways into the account, and out of it. */
export async function SignInSettings({ profile }: { readonly profile: Profile }) {
  const [t, format] = await Promise.all([getTranslations('account.profile'), getFormatter()]);
  const providers = identityProviders(process.env);
  const linked = providers.filter(({ id }) => profile.providers.includes(id));
  const linkedNames = format.list(linked.map(({ label }) => label));
  return (
    <>
      <section aria-labelledby="signing-in">
        <h2 id="signing-in" className="mb-4 text-xl">
          {t('security')}
        </h2>
        <ul className="grid divide-y divide-line border-y border-line">
          <Setting label={t('emailLabel')} value={<bdi>{profile.email}</bdi>}>
            <LinkButton href="/account/email" variant="quiet" size="sm">
              {t('changeEmail')}
            </LinkButton>
          </Setting>
          <Setting
            label={t('passwordLabel')}
            value={profile.hasPassword ? t('hasPassword') : t('noPassword', { providers: linkedNames })}
          >
            <LinkButton href="/account/password" variant="quiet" size="sm">
              {profile.hasPassword ? t('changePassword') : t('setPassword')}
            </LinkButton>
          </Setting>
          {providers.length > 0 ? (
            <Setting label={t('identities')} value={linkedNames}>
              {providers
                .filter((provider) => !linked.includes(provider))
                .map(({ id, label }) => (
                  <form key={id} method="post" action={`/sign-in/${id}`}>
                    <input type="hidden" name="callbackUrl" value="/account?notice=linked" />
                    <Button type="submit" variant="quiet" size="sm">
                      {t('link', { provider: label })}
                    </Button>
                  </form>
                ))}
            </Setting>
          ) : null}
        </ul>
      </section>
      <section aria-labelledby="devices">
        <h2 id="devices" className="mb-2 text-xl">
          {t('devices')}
        </h2>
        <p className="mb-4 text-ink-2">{t('devicesText')}</p>
        <FieldForm action={signOutElsewhere} fields={[]} submit={t('signOutEverywhere')} variant="quiet" />
      </section>
      <section aria-labelledby="leaving">
        <h2 id="leaving" className="mb-2 text-xl">
          {t('leave')}
        </h2>
        <p className="mb-4 text-ink-2">{t('leaveText')}</p>
        <LinkButton href="/account/delete" variant="danger">
          {t('delete')}
        </LinkButton>
      </section>
    </>
  );
}

function Setting({
  label,
  value,
  children,
}: {
  readonly label: string;
  readonly value: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <h3 className="font-sans text-sm font-semibold tracking-normal">{label}</h3>
        <p className="text-ink-2">{value}</p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  );
}
