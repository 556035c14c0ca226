import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import type { UserRecord } from '@/lib/accounts';
import { RoleList } from './role-list';

/** What is known of an account. */
export function UserFacts({ user }: { readonly user: UserRecord }) {
  const t = useTranslations('admin.users');
  const ways = [...(user.hasPassword ? [t('password')] : []), ...user.providers];
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('fact.id'), <code key="id">{user.userId}</code>],
    [t('fact.registered'), <DateTime key="registered" value={user.createdAt} />],
    [t('fact.verified'), user.emailVerifiedAt ? <DateTime key="verified" value={user.emailVerifiedAt} /> : t('never')],
    ...(user.disabledAt ? [[t('fact.disabled'), <DateTime key="disabled" value={user.disabledAt} />] as const] : []),
    [
      t('fact.terms'),
      user.termsAcceptedAt ? (
        <span key="terms">
          <DateTime value={user.termsAcceptedAt} />
          {user.termsVersion ? ` · ${t('fact.termsVersion', { version: user.termsVersion })}` : null}
        </span>
      ) : (
        t('never')
      ),
    ],
    [t('fact.signIn'), ways.length > 0 ? ways.join(', ') : t('never')],
    [t('fact.language'), `${user.locale} · ${user.timeZone}`],
    [t('fact.roles'), <RoleList key="roles" roles={user.roles} />],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 border-y border-line py-4 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-ink-3">{label}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
