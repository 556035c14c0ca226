import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CourseShell } from '@/components/course/course-shell';
import { TextbookImages } from '@/components/course/textbook-images';
import { TextLink } from '@/components/ui/text-link';
import { frameSandbox, textbookChapterPath, textbooksPath } from '@/lib/courses';
import type { TextbookChapter } from '@/lib/enrollments';
import { ClosedPageShown } from '../../../../../closed-page';
import { LearnFrame } from '../../../../../learn-frame';
import { textbookPage } from '../../../../../read-course';
import { decoded } from '../../../params';

interface ChapterParams {
  readonly params: Promise<{ readonly courseKey: string; readonly book: string; readonly chapter: string }>;
  /** In a book of page images: the page to go to. */
  readonly searchParams: Promise<{ readonly page?: string | string[] }>;
}

async function readChapter({ params, searchParams }: ChapterParams) {
  const [{ courseKey, ...place }, { page: wanted }] = await Promise.all([decoded(params), searchParams]);
  const [book, chapter] = [Number(place.book), Number(typeof wanted === 'string' ? wanted : place.chapter)];
  return { courseKey, book, chapter, page: await textbookPage(courseKey, book, chapter) };
}

export async function generateMetadata(props: ChapterParams): Promise<Metadata> {
  const { page } = await readChapter(props);
  return { title: page.status === 'open' ? page.title : page.status === 'images' ? page.book : page.course.title };
}

/** A chapter of a textbook in HTML, in a frame of an origin of its own; or a page of a book of page images. */
export default async function TextbookChapterPage(props: ChapterParams) {
  const { courseKey, book, chapter, page } = await readChapter(props);
  if (page.status === 'closed') {
    return <ClosedPageShown page={page} path={textbookChapterPath(courseKey, book, chapter)} />;
  }
  const t = await getTranslations('learn.textbooks');
  const lang = page.course.language ?? undefined;
  return (
    <LearnFrame course={page.course}>
      <CourseShell course={page.course} place="textbooks">
        <p className="text-sm">
          <TextLink href={textbooksPath(courseKey)}>{t('back')}</TextLink>
          {page.status === 'open' && (
            <span className="text-ink-3" lang={lang}>
              {' '}
              · {page.book}
            </span>
          )}
        </p>
        {page.status === 'images' ? (
          <TextbookImages lang={lang} page={page} startHref={textbookChapterPath(courseKey, book, 0)} />
        ) : (
          <>
            <h1 className="mt-2 mb-5 text-title" lang={lang}>
              {page.title}
            </h1>
            <iframe
              className="block h-[75svh] min-h-96 w-full rounded-md border border-line bg-white"
              lang={lang}
              sandbox={frameSandbox}
              src={page.src}
              title={page.title}
            />
            <nav aria-label={t('chapterNav')} className="mt-5 flex flex-wrap justify-between gap-x-6 gap-y-3 text-sm">
              <Beside chapter={page.previous} label={t('previous')} lang={lang} />
              <Beside chapter={page.next} label={t('next')} lang={lang} />
            </nav>
          </>
        )}
      </CourseShell>
    </LearnFrame>
  );
}

function Beside({
  chapter,
  label,
  lang,
}: {
  readonly chapter: TextbookChapter | null;
  readonly label: string;
  readonly lang: string | undefined;
}) {
  return chapter ? (
    <p>
      <span className="block text-ink-3">{label}</span>
      <TextLink href={chapter.href} lang={lang}>
        {chapter.title}
      </TextLink>
    </p>
  ) : (
    <span />
  );
}
