import { expect, it } from 'vitest';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import { readLiveField, writeLiveField } from '../live-field';
import { editPages, isProgressHidden, listPages } from './course-pages';
import { editUpdates, listCourseUpdates } from './course-updates';
import { editTextbooks, readTextbooks } from './textbooks';

const live = {
  settings: {
    tabs: [
      { type: 'static_tab', name: 'One', url_slug: 'one', odd: 1 },
      { type: 'progress', name: 'Progress' },
      { type: 'static_tab', name: 'Two', url_slug: 'two', is_hidden: true },
    ],
  },
  documents: { ...noDocuments, tabs: { one: '<p>1</p>', two: '<p>2</p>' } },
};
const order = (course: typeof live | ReturnType<typeof editPages>) => listPages(course).map(({ slug }) => slug);

it('adds, moves and removes pages, with an address of their own', () => {
  const added = editPages(editPages(live, { kind: 'add', name: 'Ärger & One' }), { kind: 'add', name: 'One' });
  expect(order(added)).toEqual(['one', 'two', 'a-rger-one', 'one-2']);
  expect(added.documents?.tabs['one-2']).toBe('');
  expect(order(editPages(live, { kind: 'move', slug: 'two', by: 'up' }))).toEqual(['two', 'one']);
  expect(editPages(live, { kind: 'move', slug: 'two', by: 'down' })).toBe(live);
  const removed = editPages(live, { kind: 'remove', slug: 'one' });
  expect([order(removed), Object.keys(removed.documents?.tabs ?? {})]).toEqual([['two'], ['two']]);
  expect(() => editPages(live, { kind: 'remove', slug: 'three' })).toThrow(
    expect.objectContaining({ code: 'pages.not-found' }),
  );
  expect(() => editPages(live, { kind: 'add', name: ' ' })).toThrow(
    expect.objectContaining({ code: 'pages.name-missing' }),
  );
});

it('hides the progress page, and gives a course without tabs the usual ones', () => {
  const hidden = editPages({ settings: {} }, { kind: 'hide-progress' });
  expect(isProgressHidden(hidden)).toBe(true);
  expect(isProgressHidden(editPages(hidden, { kind: 'show-progress' }))).toBe(false);
});

it('reads and writes what a page’s tab says, and keeps the rest of it', () => {
  const named = writeLiveField(live, 'page-name/one', 'Uno');
  expect(readLiveField(named, 'page-name/one')).toBe('Uno');
  expect(named.settings.tabs).toContainEqual({ type: 'static_tab', name: 'Uno', url_slug: 'one', odd: 1 });
  expect(readLiveField(live, 'page-hidden/two')).toBe(true);
  expect(readLiveField(live, 'page-hidden/three')).toBeUndefined();
});

it('adds updates, newest first, and never gives the number of a deleted one again', () => {
  const first = editUpdates(live, { kind: 'add', date: 'May 1, 2026', html: '<p>A</p>' });
  const gone = editUpdates(first, { kind: 'remove', id: 1 });
  const second = editUpdates(gone, { kind: 'add', date: 'May 2, 2026', html: '<p>B</p>' });
  expect(listCourseUpdates(second)).toEqual([{ id: 2, date: 'May 2, 2026', html: '<p>B</p>' }]);
  expect(readLiveField(second, 'update-text/2')).toBe('<p>B</p>');
  expect(listCourseUpdates(writeLiveField(second, 'update-text/2', '<p>C</p>'))[0]?.html).toBe('<p>C</p>');
  expect(() => editUpdates(gone, { kind: 'remove', id: 1 })).toThrow();
  expect(() => editUpdates(live, { kind: 'add', date: '', html: ' ' })).toThrow();
});

it('takes over the updates of an older course, which are one text', () => {
  const info = { ...noDocuments.info, updates: '<ol><li><h2>May 1</h2>Old</li></ol>' };
  const older = { settings: {}, documents: { ...noDocuments, info } };
  const added = editUpdates(older, { kind: 'add', date: 'May 2', html: 'New' });
  expect(listCourseUpdates(added).map(({ html }) => html)).toEqual(['New', 'Old']);
});

it('changes textbooks one at a time', () => {
  const book = { title: 'Reader', chapters: [{ title: 'I', url: '/static/i.pdf' }] };
  const added = editTextbooks(undefined, { opened: null, book });
  expect(readTextbooks(added)).toMatchObject([book]);
  const [opened = null] = added;
  const renamed = editTextbooks(added, { opened, book: { ...book, title: 'Second reader' } });
  expect(readTextbooks(renamed)[0]?.title).toBe('Second reader');
  expect(() => editTextbooks(renamed, { opened, book })).toThrow(
    expect.objectContaining({ code: 'textbooks.changed-meanwhile' }),
  );
  expect(() => editTextbooks([], { opened: null, book: { title: 'x', chapters: [] } })).toThrow();
  expect(editTextbooks(renamed, { opened: renamed[0] ?? null, book: null })).toEqual([]);
});
