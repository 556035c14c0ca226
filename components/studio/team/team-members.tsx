import { useTranslations } from 'next-intl';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Badge } from '@/components/ui/badge';
import { RowButton } from '../settings/row-button';
import { StudioRow } from '../settings/studio-row';
import type { TeamRole } from './team-state';

/** Those who hold one role. */
export function TeamMembers({ role: { role, title, text, isMine, members } }: { readonly role: TeamRole }) {
  const t = useTranslations('studioTeam');
  return (
    <StudioSection id={`role-${role}`} title={title} text={text}>
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
                  <RowButton
                    name="intent"
                    value={`revoke:${role}:${userId}`}
                    label={t('remove')}
                    named={t('removeNamed', { name, role: title })}
                  />
                ) : null
              }
            />
          ))}
        </ul>
      )}
    </StudioSection>
  );
}
