import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/studio/settings/action-form';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { Input, Textarea } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/i18n/client-messages';
import { readImageTextbooks, readLive, readTextbooks, studioCoursePath, type Textbook } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';
import { editTextbook } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioTextbooks'))('title') };
}

/** The PDF textbooks of a course, by chapter. */
export default async function TextbooksPage(props: StudioPageProps) {
  const { ctx, course } = await openForPage(props, 'textbooks');
  const [t, live] = await Promise.all([getTranslations('studioTextbooks'), readLive(ctx, course)]);
  const books = readTextbooks(live.settings.pdf_textbooks);
  const shown = { courseKey: course.courseKey, lang: course.run.language ?? undefined };
  return (
    <StudioPage course={course} place="textbooks">
      <PageHeader title={t('title')} />
      <ClientMessages namespaces={['ui']}>
        <div className="studio-form">
          {books.length === 0 ? <p className="text-sm text-ink-3">{t('none')}</p> : null}
          {books.map(({ stored, ...book }, index) => {
            const opened = JSON.stringify(stored);
            return <BookForm key={opened} {...shown} book={book} opened={opened} id={`book-${index}`} />;
          })}
          <BookForm {...shown} book={null} opened="" id="book-new" />
          <OtherBooks settings={live.settings} courseKey={course.courseKey} lang={shown.lang} />
        </div>
      </ClientMessages>
    </StudioPage>
  );
}

/** What the course has beside books of PDF files, so that nobody takes it for lost. */
async function OtherBooks({
  settings,
  courseKey,
  lang,
}: {
  readonly settings: Awaited<ReturnType<typeof readLive>>['settings'];
  readonly courseKey: string;
  readonly lang: string | undefined;
}) {
  const t = await getTranslations('studioTextbooks');
  const books = [
    ...readTextbooks(settings.html_textbooks).map(({ title }) => ({ title, form: t('asPages') })),
    ...readImageTextbooks(settings.textbooks).map(({ title, url }) => ({ title: title || url, form: t('asImages') })),
  ];
  return books.length === 0 ? null : (
    <section aria-labelledby="book-others" className="studio-section">
      <div>
        <h2 id="book-others" className="text-lg">
          {t('others')}
        </h2>
        <p className="mt-1 text-ink-2 text-sm">
          {t('othersText')} <TextLink href={studioCoursePath(courseKey, 'advanced')}>{t('toAdvanced')}</TextLink>
        </p>
      </div>
      <ul className="divide-y divide-line">
        {books.map(({ title, form }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two books may be alike in everything but their place
          <li key={place} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span lang={lang}>{title}</span>
            <span className="text-ink-3 text-sm">{form}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function BookForm({
  courseKey,
  lang,
  book,
  opened,
  id,
}: {
  readonly courseKey: string;
  readonly lang: string | undefined;
  readonly book: Textbook | null;
  readonly opened: string;
  readonly id: string;
}) {
  const t = await getTranslations('studioTextbooks');
  const chapters = (book?.chapters ?? []).map(({ title, url }) => `${title} | ${url}`).join('\n');
  return (
    <StudioSection id={id} title={book ? book.title : t('add')} lang={book ? lang : undefined}>
      <ActionForm
        action={editTextbook}
        hidden={{ courseKey, opened }}
        label={book?.title ?? t('add')}
        className="grid gap-3"
      >
        <label htmlFor={`${id}-name`} className="grid gap-1 text-sm font-semibold">
          {t('name')}
          <Input
            id={`${id}-name`}
            name="title"
            defaultValue={book?.title ?? ''}
            dir="auto"
            lang={lang}
            className="font-normal"
          />
        </label>
        <label htmlFor={`${id}-chapters`} className="grid gap-1 text-sm font-semibold">
          {t('chapters')}
          <span className="font-normal text-ink-3">{t('chaptersHint')}</span>
          <Textarea
            id={`${id}-chapters`}
            name="chapters"
            defaultValue={chapters}
            rows={Math.max(3, (book?.chapters.length ?? 0) + 1)}
            dir="ltr"
            className="studio-code font-normal"
          />
        </label>
        <div className="flex gap-2">
          <Button type="submit" name="kind" value="save" variant="quiet" size="sm">
            {t(book ? 'save' : 'add')}
          </Button>
          {book ? (
            <Button
              type="submit"
              name="kind"
              value="remove"
              variant="plain"
              size="sm"
              aria-label={t('removeNamed', { name: book.title })}
            >
              {t('remove')}
            </Button>
          ) : null}
        </div>
      </ActionForm>
    </StudioSection>
  );
}
