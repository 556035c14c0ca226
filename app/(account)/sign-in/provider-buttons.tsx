import { getTranslations } from 'next-intl/server';
import { currentSettings } from '@/app/shown-site';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { IdentityProvider } from '@/lib/accounts';

/** A button for each identity provider: a plain form each, which works without script. */
export async function ProviderButtons({
  providers,
  returnPath,
}: {
  readonly providers: readonly Pick<IdentityProvider, 'id' | 'label'>[];
  readonly returnPath: string;
}) {
  if (providers.length === 0) {
    return null;
  }
  const [t, { registration }] = await Promise.all([getTranslations('account.signIn'), currentSettings()]);
  return (
    <div className="mt-6 grid gap-3 border-t border-line pt-5">
      {providers.map(({ id, label }) => (
        <form key={id} method="post" action={`/sign-in/${id}`}>
          <input type="hidden" name="callbackUrl" value={returnPath} />
          <Button type="submit" variant="quiet" className="w-full">
            {t('with', { provider: label })}
          </Button>
        </form>
      ))}
      {registration.policy === 'closed' ? null : (
        <p className="text-sm text-ink-3">
          {registration.mustAcceptTerms
            ? t.rich('terms', { link: (words) => <TextLink href="/terms">{words}</TextLink> })
            : t('made')}
        </p>
      )}
    </div>
  );
}
