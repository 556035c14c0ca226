import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';

/** One place where a file is used, with the way to it. */
export interface ShownUse {
  readonly key: string;
  readonly title: string;
  readonly href: string;
  readonly inDraft: boolean;
  readonly inPublished: boolean;
}

/** Where a file is used, and who sees it there: the team only, or learners still. */
export function UseList({ uses }: { readonly uses: readonly ShownUse[] }) {
  const t = useTranslations('studioFiles.uses');
  if (uses.length === 0) {
    return <p className="text-ink-2">{t('none')}</p>;
  }
  return (
    <ul className="grid gap-1.5">
      {uses.map(({ key, title, href, inDraft, inPublished }) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-2">
          <TextLink href={href}>
            <bdi>{title}</bdi>
          </TextLink>
          {inDraft === inPublished ? null : <Badge>{inDraft ? t('draftOnly') : t('publishedOnly')}</Badge>}
        </li>
      ))}
    </ul>
  );
}
