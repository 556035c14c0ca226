import { useTranslations } from 'next-intl';
import { HeaderCell, Table } from '@/components/ui/table';
import type { IdentityProvider } from '@/lib/accounts';

/** The ways to sign in, as the environment configures them: to read, never with a secret. */
export function SignInTable({
  providers,
  origin,
}: {
  readonly providers: readonly Pick<IdentityProvider, 'id' | 'label' | 'issuer'>[];
  /** What the site's addresses begin with. */
  readonly origin: string;
}) {
  const t = useTranslations('admin.settings.signIn');
  return (
    <section aria-labelledby="sign-in">
      <h2 id="sign-in" className="text-lg">
        {t('title')}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-3">{t('text')}</p>
      <Table caption={t('caption')} isCaptionHidden>
        <thead>
          <tr>
            <HeaderCell>{t('way')}</HeaderCell>
            <HeaderCell>{t('kind')}</HeaderCell>
            <HeaderCell>{t('callback')}</HeaderCell>
            <HeaderCell>{t('variables')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          <tr>
            <HeaderCell scope="row">{t('password')}</HeaderCell>
            <td>{t('passwordKind')}</td>
            <td>–</td>
            <td>{t('always')}</td>
          </tr>
          {providers.map(({ id, label, issuer }) => (
            <tr key={id}>
              <HeaderCell scope="row">
                <bdi>{label}</bdi>
                <span className="block text-xs font-normal break-all text-ink-3">{issuer}</span>
              </HeaderCell>
              <td>{t('oidc')}</td>
              <td className="min-w-56">
                <code className="text-xs break-all">{`${origin}/api/auth/callback/${id}`}</code>
              </td>
              <td>
                <code className="text-xs whitespace-nowrap">{`OIDC_${id.toUpperCase().replaceAll('-', '_')}_*`}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
