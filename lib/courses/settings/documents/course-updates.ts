import { invalid, notFound } from '@/lib/errors';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import { readUpdates } from '@/lib/olx/documents/read-updates';
import type { CourseUpdate, Json } from '@/lib/olx/model';
import type { LiveCourse } from '../../authoring/change-live';
import type { FieldValue } from '../live-field';
import { isPlainObject } from '../partitions';

/** A change of the list of updates. */
export type UpdatesEdit =
  | { readonly kind: 'add'; readonly date: string; readonly html: string }
  | { readonly kind: 'remove'; readonly id: number };

/** The updates of a course, newest first. */
export const listCourseUpdates = ({ documents = noDocuments }: LiveCourse): readonly CourseUpdate[] =>
  readUpdates(documents.info);

/** The stored items; those of an older course, which has them as one text, are made of it. */
function itemsOf({ documents = noDocuments }: LiveCourse): readonly Json[] {
  const { info } = documents;
  return Array.isArray(info.updateItems)
    ? info.updateItems
    : readUpdates(info).map(({ id, date, html }) => ({ id, date, content: html, status: 'visible' }));
}

const withItems = (live: LiveCourse, updateItems: readonly Json[]): LiveCourse => {
  const documents = live.documents ?? noDocuments;
  return { ...live, documents: { ...documents, info: { ...documents.info, updateItems } } };
};

/** `date` or `content` of an update; undefined where there is no such update. */
export function readUpdateItem(live: LiveCourse, id: string, key: string): FieldValue {
  const item = itemsOf(live).find((one) => isPlainObject(one) && String(one.id) === id && one.status !== 'deleted');
  return isPlainObject(item) ? item[key] : undefined;
}

/** The course with another value in an update. */
export const writeUpdateItem = (live: LiveCourse, id: string, key: string, value: FieldValue): LiveCourse =>
  withItems(
    live,
    itemsOf(live).map(
      (item): Json => (isPlainObject(item) && String(item.id) === id ? { ...item, [key]: value ?? '' } : item),
    ),
  );

/** The course after one change of its updates. Pure. Throws NotFound `updates.not-found`, Invalid `updates.text-missing`. */
export function editUpdates(live: LiveCourse, edit: UpdatesEdit): LiveCourse {
  const items = itemsOf(live);
  if (edit.kind === 'remove') {
    const isThis = (item: Json) => isPlainObject(item) && item.id === edit.id && item.status !== 'deleted';
    if (!items.some(isThis)) {
      throw notFound('updates.not-found', 'This update is not there any more.');
    }
    // As Open edX does: the number of a deleted update is not given again.
    return withItems(
      live,
      items.map(
        (item): Json => (isThis(item) && isPlainObject(item) ? { ...item, status: 'deleted', content: '' } : item),
      ),
    );
  }
  if (edit.html.trim() === '') {
    throw invalid('updates.text-missing', 'Write something first.', { fields: { html: 'updates.text-missing' } });
  }
  const id = 1 + Math.max(0, ...items.map((item) => (isPlainObject(item) ? Number(item.id) || 0 : 0)));
  return withItems(live, [...items, { id, date: edit.date.trim(), content: edit.html, status: 'visible' }]);
}
