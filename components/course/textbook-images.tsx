import { useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import { TextLink } from '@/components/ui/text-link';
import type { TextbookEntry, TextbookImage } from '@/lib/enrollments';
import { UnitKeys } from './unit-keys';

/** A book of page images, one page at a time, with its table of contents beside it. Works without script. */
export function TextbookImages({
  page: shown,
  lang,
  startHref,
}: {
  readonly page: TextbookImage;
  readonly lang: string | undefined;
  /** Where `?page=` leads to a page. */
  readonly startHref: string;
}) {
  const t = useTranslations('learn.textbooks');
  const { page, lastPage, label, book, contents, host, src, isShown, previousHref, nextHref } = shown;
  return (
    <>
      <h1 className="mt-2 mb-5 text-title" lang={lang}>
        {book}
      </h1>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <div className="text-sm max-lg:order-last">
          {contents ? <Contents contents={contents} lang={lang} /> : <p className="text-ink-2">{t('noContents')}</p>}
          {host && <p className="mt-3 text-ink-3">{t('host', { host })}</p>}
        </div>
        <div className="min-w-0">
          <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <p className="num text-ink-2">
              {lastPage === null ? t('page', { page }) : t('pageOf', { page, last: lastPage })}
              {label !== null && label !== `${page}` && (
                <span className="text-ink-3"> · {t('printed', { label })}</span>
              )}
            </p>
            <form action={startHref} className="flex items-center gap-2 text-sm" method="get">
              <label htmlFor="book-page">{t('goTo')}</label>
              <Input
                className="w-20"
                defaultValue={page}
                id="book-page"
                inputMode="numeric"
                max={lastPage ?? undefined}
                min={1}
                name="page"
                required
                type="number"
              />
              <Button size="sm" type="submit" variant="quiet">
                {t('go')}
              </Button>
            </form>
          </div>
          {isShown ? (
            // biome-ignore lint/performance/noImgElement: a page of a book, of the course's own files or another site's
            <img
              alt={t('pictureOf', { page, book })}
              className="block min-h-48 w-full rounded-md border border-line bg-white text-black"
              src={src}
            />
          ) : (
            <p className="rounded-md border border-line p-4 text-ink-2">{t('notShown')}</p>
          )}
          <nav aria-label={t('pageNav')} className="mt-4 flex flex-wrap items-center gap-3">
            {previousHref && (
              <LinkButton href={previousHref} rel="prev" variant="quiet">
                {t('previousPage')}
              </LinkButton>
            )}
            {nextHref && (
              <LinkButton href={nextHref} rel="next" variant="quiet">
                {t('nextPage')}
              </LinkButton>
            )}
            <TextLink className="ms-auto text-sm" href={src}>
              {t('openPicture')}
            </TextLink>
          </nav>
          <UnitKeys next={nextHref} previous={previousHref} />
        </div>
      </div>
    </>
  );
}

const indents = ['ps-3', 'ps-7', 'ps-11'] as const;

function Contents({
  contents,
  lang,
}: {
  readonly contents: readonly TextbookEntry[];
  readonly lang: string | undefined;
}) {
  const t = useTranslations('learn.textbooks');
  return (
    <nav aria-label={t('contents')}>
      <details className="lg:contents" open>
        <summary className="aside-title min-h-11 cursor-pointer content-center">{t('contents')}</summary>
        <ol className="max-h-80 overflow-y-auto border-line border-y py-1 lg:max-h-[75svh]">
          {contents.map(({ title, page, label, href, depth, isCurrent }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike in everything but their place
            <li key={`${place} ${page}`}>
              <Link
                aria-current={isCurrent ? 'location' : undefined}
                className={`flex min-h-9 items-baseline gap-3 rounded-sm py-1.5 pe-3 ${indents[Math.min(depth, 2)]} text-ink-2 no-underline hover:text-ink hover:underline aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-ink`}
                href={href}
              >
                <span lang={lang}>{title}</span>
                <span className="num ms-auto text-ink-3">{label}</span>
              </Link>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
