import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCourseHome, openTextbookPage, openTextbooks } from '@/lib/enrollments';
import type { Json } from '@/lib/olx/model';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse, type TestLearner } from '../support/learner-course';

const books = {
  pdf_textbooks: [
    {
      id: '1',
      tab_title: 'Atlas',
      chapters: [
        { title: 'North', url: '/static/north.pdf' },
        { title: '', url: 'https://books.example.org/south.pdf' },
        { title: 'Bad', url: 'javascript:alert(1)' },
      ],
    },
    { tab_title: 'One file', url: '/static/one.pdf' },
    { tab_title: 'Nothing in it', chapters: [] },
  ],
  html_textbooks: [
    {
      tab_title: 'Web book',
      chapters: [
        { title: 'First', url: '/static/book/1.html' },
        { title: 'Second', url: '/static/book/2.html' },
      ],
    },
  ],
};

const course = (settings: { readonly [key: string]: Json }) => ({
  'policies/r1/policy.json': JSON.stringify({ 'course/r1': { tabs: [], ...settings } }),
});

describe('the textbooks of a course', () => {
  let stores: FreshStores;
  let ada: TestLearner;
  const tabs = async () => (await openCourseHome(ada.context(), { courseKey })).course.tabs.map(({ kind }) => kind);

  beforeAll(async () => {
    stores = await openFreshStores();
    await importLearnerCourse(stores, course({}));
    ada = await addLearner(stores, 'ada');
  });
  afterAll(() => stores.close());

  it('have no tab where there are none, and their page says so', async () => {
    expect(await tabs()).toEqual(['home', 'progress', 'dates']);
    expect(await openTextbooks(ada.context(), { courseKey })).toMatchObject({ status: 'open', books: [] });
  });

  it('are listed by chapter: files, other sites, pages; never an address that runs', async () => {
    await importLearnerCourse(stores, course(books));
    expect(await tabs()).toEqual(['home', 'progress', 'dates', 'textbooks']);
    const page = await openTextbooks(ada.context(), { courseKey });
    expect(page.status === 'open' && page.books).toEqual([
      {
        title: 'Atlas',
        chapters: [
          { title: 'North', href: `/assets/${courseKey}/north.pdf`, kind: 'file' },
          {
            title: 'https://books.example.org/south.pdf',
            href: 'https://books.example.org/south.pdf',
            kind: 'elsewhere',
          },
        ],
      },
      {
        title: 'One file',
        chapters: [{ title: 'One file', href: `/assets/${courseKey}/one.pdf`, kind: 'file' }],
      },
      {
        title: 'Web book',
        chapters: [
          { title: 'First', href: `/courses/${courseKey}/textbooks/2/0`, kind: 'page' },
          { title: 'Second', href: `/courses/${courseKey}/textbooks/2/1`, kind: 'page' },
        ],
      },
    ]);
  });

  it('in HTML open in a frame, with the chapters beside; a file has no such page', async () => {
    const open = (book: number, chapter: number) => openTextbookPage(ada.context(), { courseKey, book, chapter });
    expect(await open(2, 1)).toMatchObject({
      book: 'Web book',
      title: 'Second',
      src: `/assets/${courseKey}/book/2.html`,
      previous: { title: 'First' },
      next: null,
    });
    await expect(open(0, 0)).rejects.toMatchObject({ code: 'courses.page-not-found' });
    await expect(open(7, Number.NaN)).rejects.toMatchObject({ code: 'courses.page-not-found' });
  });

  it('of page images open page by page, with their contents where those are files of the course', async () => {
    const toc =
      '<table_of_contents><entry page="1" page_label="i" name="Preface"/><entry page="2" page_label="1" name="Part">' +
      '<entry page="3" page_label="2" name="Within"/></entry></table_of_contents>';
    const pictures = ['p001.png', 'p002.png', 'p003.png', 'p004.png', 'extra.png'];
    await importLearnerCourse(stores, {
      ...course({
        textbooks: [
          ['Scans', '/static/a book'],
          { title: 'Far', book_url: 'https://books.example.org/far/' },
          ['Plain', 'http://books.example.org/plain'],
          ['Bad', 'javascript:alert(1)/'],
        ],
      }),
      'static/a book/toc.xml': toc,
      ...Object.fromEntries(pictures.map((name) => [`static/a book/${name}`, name])),
    });
    expect(await tabs()).toContain('textbooks');
    const list = await openTextbooks(ada.context(), { courseKey });
    const at = (book: number, page: number) => `/courses/${courseKey}/textbooks/${book}/${page}`;
    expect(list.status === 'open' && list.books.map(({ title, chapters }) => [title, chapters[0]])).toEqual([
      ['Scans', { title: 'Scans', href: at(0, 0), kind: 'images' }],
      ['Far', { title: 'Far', href: at(1, 0), kind: 'images' }],
      ['Plain', { title: 'Plain', href: at(2, 0), kind: 'images' }],
    ]);
    const open = (book: number, chapter: number) => openTextbookPage(ada.context(), { courseKey, book, chapter });
    expect(await open(0, 0)).toMatchObject({ page: 1, label: 'i', previousHref: null, nextHref: at(0, 2), host: null });
    expect(await open(0, 4)).toMatchObject({
      status: 'images',
      book: 'Scans',
      label: '3',
      lastPage: 4,
      src: `/assets/${courseKey}/a%20book/p004.png`,
      isShown: true,
      previousHref: at(0, 3),
      nextHref: null,
      contents: [
        { title: 'Preface', depth: 0, href: at(0, 1), isCurrent: false },
        { title: 'Part', depth: 0, isCurrent: false },
        { title: 'Within', depth: 1, href: at(0, 3), isCurrent: true },
      ],
    });
    expect(await open(1, 12)).toMatchObject({
      src: 'https://books.example.org/far/p012.png',
      host: 'books.example.org',
      isShown: true,
      lastPage: null,
      contents: null,
    });
    expect(await open(2, 1)).toMatchObject({ isShown: false });
    for (const page of [5, -1, 1.5, Number.NaN]) {
      await expect(open(0, page)).rejects.toMatchObject({ code: 'courses.page-not-found' });
    }
  });

  it('are closed to whom the course is closed, and keep no tab where the team hid it', async () => {
    const visitor = stores.context({ actor: { kind: 'anonymous' } });
    expect(await openTextbooks(visitor, { courseKey })).toMatchObject({ status: 'closed' });
    expect(await openTextbookPage(visitor, { courseKey, book: 2, chapter: 0 })).toMatchObject({ status: 'closed' });
    await importLearnerCourse(stores, course({ ...books, tabs: [{ type: 'pdf_textbooks', is_hidden: true }] }));
    expect(await tabs()).toEqual(['home', 'progress', 'dates']);
    expect(await openTextbooks(ada.context(), { courseKey })).toMatchObject({ status: 'open' });
  });
});
