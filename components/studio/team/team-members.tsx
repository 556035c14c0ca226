import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { StudioRow } from '../settings/studio-row';
import type { TeamRole } from './team-state';

/** Those who hold one role. */
export function TeamMembers({ role: { role, title, text, isMine, members } }: { readonly role: TeamRole }) {
  const t = useTranslations('studioTeam');
  return (
    <section aria-labelledby={`role-${role}`} className="studio-section">
      <div>
        <h2 id={`role-${role}`} className="text-lg">
          {title}
        </h2>
        <p className="mt-1 text-sm text-ink-3">{text}</p>
      </div>
      {members.length === 0 ? (
        <p className="text-sm text-ink-3">{t('nobody')}</p>
      ) : (
        <ul className="studio-rows">
          {members.map(({ userId, name, email, over, isMyself }) => (
            <StudioRow
              key={`${userId} ${over}`}
              head={
                <div className="min-w-0">
                  <p className="font-medium">
                    <bdi>{name}</bdi> {isMyself ? <Badge>{t('you')}</Badge> : null}
                  </p>
                  <p className="text-sm break-all text-ink-3">
                    <bdi>{email}</bdi>
                  </p>
                </div>
              }
              actions={
                over !== null ? (
                  <p className="text-sm text-ink-3">{t('over', { org: over })}</p>
                ) : isMine ? (
                  <Button
                    type="submit"
                    name="intent"
                    value={`revoke:${role}:${userId}`}
                    variant="quiet"
                    size="sm"
                    aria-label={t('removeNamed', { name, role: title })}
                  >
                    {t('remove')}
                  </Button>
                ) : null
              }
            />
          ))}
        </ul>
      )}
    </section>
  );
}
