import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import type { UnitLink } from '@/lib/courses';

/** The way on, named by where it leads. The keys that do the same are said to assistive technology. */
export function UnitNext({
  previous,
  next,
  lang,
}: {
  previous: UnitLink | null;
  next: UnitLink | null;
  lang: string | null;
}) {
  const t = useTranslations('learn');
  return (
    <nav
      aria-label={t('wayOn')}
      className="mt-14 flex flex-wrap items-end justify-between gap-4 border-line border-t pt-6"
      data-chrome
    >
      <div className="min-w-0 max-sm:order-last max-sm:w-full">
        {previous && (
          <LinkButton aria-keyshortcuts="p" href={previous.href} lang={lang ?? undefined} variant="quiet">
            <span aria-hidden className="rtl:rotate-180">
              ←
            </span>
            <span className="sr-only">{t('previous')}: </span>
            {previous.title}
          </LinkButton>
        )}
      </div>
      <div className="ms-auto min-w-0 text-end max-sm:w-full">
        {next ? (
          <>
            <small className="mb-1.5 block text-ink-3">{t('next')}</small>
            <LinkButton aria-keyshortcuts="n" href={next.href} lang={lang ?? undefined}>
              {next.title}
              <span aria-hidden className="rtl:rotate-180">
                →
              </span>
            </LinkButton>
          </>
        ) : (
          <p className="text-ink-2">{t('lastUnit')}</p>
        )}
      </div>
    </nav>
  );
}
