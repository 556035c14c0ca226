import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CourseShell } from '@/components/course/course-shell';
import { TextLink } from '@/components/ui/text-link';
import { frameSandbox, textbookChapterPath, textbooksPath } from '@/lib/courses';
import type { TextbookChapter } from '@/lib/enrollments';
import { ClosedPageShown } from '../../../../../closed-page';
import { LearnFrame } from '../../../../../learn-frame';
import { textbookPage } from '../../../../../read-course';
import { decoded } from '../../../params';

interface ChapterParams {
  readonly params: Promise<{ readonly courseKey: string; readonly book: string; readonly chapter: string }>;
}

async function readChapter({ params }: ChapterParams) {
  const { courseKey, ...place } = await decoded(params);
  const [book, chapter] = [Number(place.book), Number(place.chapter)];
  return { courseKey, book, chapter, page: await textbookPage(courseKey, book, chapter) };
}

export async function generateMetadata(props: ChapterParams): Promise<Metadata> {
  const { page } = await readChapter(props);
  return { title: page.status === 'open' ? page.title : page.course.title };
}

/** A chapter of a textbook in HTML, in a frame of an origin of its own. */
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
          <span className="text-ink-3" lang={lang}>
            {' '}
            · {page.book}
          </span>
        </p>
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
