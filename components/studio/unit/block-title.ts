import { useTranslations } from 'next-intl';
import type { DraftName } from '@/lib/attempts';

type Untitled = ReturnType<typeof useTranslations<'studioUnit.untitled'>>;

/** What people call a block: its title, or what it is where its author gave it none. */
export function readBlockTitle(t: Untitled, { type, title }: Pick<DraftName, 'type' | 'title'>): string {
  if (title !== '') {
    return title;
  }
  return type === 'vertical' || type === 'html' || type === 'video' || type === 'problem'
    ? t(type)
    : t('other', { type });
}

export function useBlockTitle(): (name: Pick<DraftName, 'type' | 'title'>) => string {
  const t = useTranslations('studioUnit.untitled');
  return (name) => readBlockTitle(t, name);
}
