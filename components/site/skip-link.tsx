import { useTranslations } from 'next-intl';

/** The first thing that the keyboard reaches on every page. */
export function SkipLink() {
  const t = useTranslations('site');
  return (
    <a
      href="#main"
      className="fixed start-3 top-2 z-50 -translate-y-24 rounded-md bg-ink px-4 py-2.5 text-sm font-medium text-paper no-underline focus:translate-y-0"
    >
      {t('skip')}
    </a>
  );
}
