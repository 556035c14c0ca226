import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { HistoryRevision } from '@/lib/courses';

/** Who wrote a revision, in words. */
export function RevisionAuthor({ revision }: { readonly revision: Pick<HistoryRevision, 'author' | 'authorName'> }) {
  const t = useTranslations('studioHistory');
  return <bdi>{revision.authorName ?? (revision.author === 'system' ? t('system') : t('gone'))}</bdi>;
}

/** Where a revision counts: what learners see, what the team edits; stronger where it does so now. */
export function RevisionHeads({ revision }: { readonly revision: Pick<HistoryRevision, 'heads' | 'lines'> }) {
  const t = useTranslations('studioHistory.head');
  return (
    <span className="flex flex-wrap gap-1.5">
      {(['draft', 'published'] as const).map((head) =>
        revision.heads.includes(head) ? (
          <Badge key={head} tone={head === 'published' ? 'good' : 'accent'}>
            {t(`now.${head}`)}
          </Badge>
        ) : revision.lines.includes(head) ? (
          <Badge key={head}>{t(head)}</Badge>
        ) : null,
      )}
    </span>
  );
}
