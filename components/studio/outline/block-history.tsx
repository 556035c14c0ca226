import { useFormatter, useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import type { BlockRevision } from '@/lib/courses';

/** Who changed a block, newest first: the time of today's changes, the day of earlier ones. Each leads to what it changed, and back. */
export function BlockHistory({
  revisions,
  compareHref,
  viewer,
  now,
}: {
  readonly revisions: readonly BlockRevision[];
  /** The page that shows what a revision changed, and puts it back. */
  readonly compareHref: string;
  /** User id of whoever looks. */
  readonly viewer: string;
  readonly now: Date;
}) {
  const t = useTranslations('studioBlockPanel');
  const format = useFormatter();
  const dayOf = (at: Date) => format.dateTime(at, { dateStyle: 'short' });
  if (revisions.length === 0) {
    return <p className="text-ink-3">{t('noHistory')}</p>;
  }
  return (
    <ol className="studio-log">
      {revisions.map(({ revision, at, author, authorName, message }) => (
        <li key={revision}>
          <time dateTime={at.toISOString()}>
            {dayOf(at) === dayOf(now)
              ? format.dateTime(at, { hour: '2-digit', minute: '2-digit' })
              : format.dateTime(at, { day: 'numeric', month: 'short' })}
          </time>
          <span>
            <TextLink href={`${compareHref}?to=${revision}`}>
              <bdi>{message}</bdi>
            </TextLink>{' '}
            <span className="text-ink-3">
              {author === viewer ? t('byYou') : authorName ? t('by', { name: authorName }) : t('system')}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
