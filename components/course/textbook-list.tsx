import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { CourseTextbook, TextbookChapter } from '@/lib/enrollments';

/** The textbooks of a course, each with its chapters in their order. */
export function TextbookList({ books, lang }: { books: readonly CourseTextbook[]; lang: string | null }) {
  const t = useTranslations('learn.textbooks');
  if (books.length === 0) {
    return <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>;
  }
  return (
    <div className="grid max-w-measure gap-10">
      {books.map(({ title, chapters }) => (
        <section aria-labelledby={idOf(title, chapters)} key={idOf(title, chapters)}>
          <header className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 className="text-xl" id={idOf(title, chapters)} lang={lang ?? undefined}>
              {title}
            </h2>
            {chapters[0]?.kind !== 'images' && (
              <p className="num text-ink-3 text-sm">{t('chapters', { count: chapters.length })}</p>
            )}
          </header>
          <ol className="mt-3 border-line border-t">
            {chapters.map((chapter) => (
              <li className="border-line border-b" key={`${chapter.href} ${chapter.title}`}>
                <ChapterLink chapter={chapter} lang={lang} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** Two books may have one name; the first file tells them apart. */
const idOf = (title: string, [first]: readonly TextbookChapter[]) => encodeURIComponent(`${title} ${first?.href}`);

/** A file and another site are left to the browser; a page of the course is followed like any other. */
function ChapterLink({ chapter, lang }: { chapter: TextbookChapter; lang: string | null }) {
  const t = useTranslations('learn.textbooks');
  const { kind, href, title } = chapter;
  const className = 'flex min-h-11 items-center gap-3 py-2 text-ink no-underline hover:text-accent-ink';
  const name = <span lang={lang ?? undefined}>{title}</span>;
  if (kind === 'page' || kind === 'images') {
    return (
      <Link className={className} href={href}>
        <Icon className="text-ink-3" name="other" />
        {name}
        {kind === 'images' && <span className="ms-auto shrink-0 ps-3 text-ink-3 text-sm">{t('images')}</span>}
      </Link>
    );
  }
  const isPdf = kind === 'file' && /\.pdf(?:[?#]|$)/i.test(href);
  const note = kind === 'elsewhere' ? t('elsewhere') : isPdf ? t('file') : null;
  return (
    <a className={className} href={href}>
      <Icon className="text-ink-3" name="other" />
      {name}
      {note && <span className="ms-auto shrink-0 ps-3 text-ink-3 text-sm">{note}</span>}
    </a>
  );
}
