import { noDocuments } from '@/lib/olx/documents/no-documents';
import type { Json } from '@/lib/olx/model';
import type { LiveCourse } from '../authoring/change-live';
import { readPageTab, writePageTab } from './documents/course-pages';
import { readUpdateItem, writeUpdateItem } from './documents/course-updates';

/**
 * A field of what is live in a course, by one text: a course setting (`settings/start`), a text of the about page
 * (`about/overview`), the body of a page (`pages/SLUG`) and what its tab says, the parts of an update (`update-text/3`), or a document
 * that is one thing.
 */
export type LiveField =
  | `settings/${string}`
  | `about/${string}`
  | `pages/${string}`
  | `page-name/${string}`
  | `page-hidden/${string}`
  | `page-staff/${string}`
  | `update-date/${string}`
  | `update-text/${string}`
  | 'grading-policy'
  | 'handouts';

/** `undefined` stands for a field that the course does not set. */
export type FieldValue = Json | undefined;

/** The name of a course setting that a field is; null for what is no setting. */
export const settingOf = (field: LiveField): string | null =>
  field.startsWith('settings/') ? field.slice('settings/'.length) : null;

/** What a field holds. Pure. */
export function readLiveField(live: LiveCourse, field: LiveField): FieldValue {
  const { settings, documents = noDocuments } = live;
  const { info } = documents;
  switch (field) {
    case 'grading-policy':
      return documents.gradingPolicy ?? undefined;
    case 'handouts':
      return info.handouts ?? undefined;
  }
  const { place, name } = splitField(field);
  const [tabKey, updateKey] = [tabKeys[place], updateKeys[place]];
  if (tabKey !== undefined) {
    return readPageTab(live, name, tabKey);
  }
  if (updateKey !== undefined) {
    return readUpdateItem(live, name, updateKey);
  }
  return place === 'settings' ? own(settings, name) : own(place === 'about' ? documents.about : documents.tabs, name);
}

/** The same course with another value in a field; `undefined` takes it away. Pure. */
export function writeLiveField(live: LiveCourse, field: LiveField, value: FieldValue): LiveCourse {
  const documents = live.documents ?? noDocuments;
  const { info } = documents;
  const text = value === undefined || value === null ? null : String(value);
  switch (field) {
    case 'grading-policy':
      return { ...live, documents: { ...documents, gradingPolicy: value ?? null } };
    case 'handouts':
      return { ...live, documents: { ...documents, info: { ...info, handouts: text } } };
  }
  const { place, name } = splitField(field);
  const [tabKey, updateKey] = [tabKeys[place], updateKeys[place]];
  if (tabKey !== undefined) {
    return writePageTab(live, name, tabKey, value);
  }
  if (updateKey !== undefined) {
    return writeUpdateItem(live, name, updateKey, value);
  }
  if (place === 'settings') {
    return {
      ...live,
      settings: { ...without(live.settings, name), ...(value === undefined ? {} : { [name]: value }) },
    };
  }
  const part = place === 'about' ? 'about' : 'tabs';
  const texts = { ...without(documents[part], name), ...(text === null ? {} : { [name]: text }) };
  return { ...live, documents: { ...documents, [part]: texts } };
}

const tabKeys: Readonly<Record<string, string>> = {
  'page-name': 'name',
  'page-hidden': 'is_hidden',
  'page-staff': 'course_staff_only',
};
const updateKeys: Readonly<Record<string, string>> = { 'update-date': 'date', 'update-text': 'content' };

function splitField(field: string): { readonly place: string; readonly name: string } {
  const at = field.indexOf('/');
  return { place: field.slice(0, at), name: field.slice(at + 1) };
}

const own = <Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

function without<Value>(values: Readonly<Record<string, Value>>, name: string): Readonly<Record<string, Value>> {
  const { [name]: _gone, ...rest } = values;
  return rest;
}
