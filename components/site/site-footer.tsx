import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';

export function SiteFooter() {
  const t = useTranslations('site');
  return (
    <footer
      data-chrome=""
      className="mt-auto flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line px-4 py-5 text-sm text-ink-3 sm:px-6"
    >
      <p>{t('footer.what')}</p>
      <Link href="/courses" className="py-2 text-ink-2 no-underline hover:underline">
        {t('header.courses')}
      </Link>
    </footer>
  );
}
