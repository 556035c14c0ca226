import type { Json } from '@/lib/olx/model';
import type { LiveCourse } from '../authoring/change-live';
import { noDocuments } from '../diff/compare-documents';

/**
 * A field of what is live in a course, by one text: a course setting (`settings/start`), a text of the about page
 * (`about/overview`), the body of a page (`pages/SLUG`), or a document that is one thing.
 */
export type LiveField =
  | `settings/${string}`
  | `about/${string}`
  | `pages/${string}`
  | 'grading-policy'
  | 'handouts'
  | 'updates';

/** `undefined` stands for a field that the course does not set. */
export type FieldValue = Json | undefined;

/** The name of a course setting that a field is; null for what is no setting. */
export const settingOf = (field: LiveField): string | null =>
  field.startsWith('settings/') ? field.slice('settings/'.length) : null;

/** What a field holds. Pure. */
export function readLiveField({ settings, documents = noDocuments }: LiveCourse, field: LiveField): FieldValue {
  const { info } = documents;
  switch (field) {
    case 'grading-policy':
      return documents.gradingPolicy ?? undefined;
    case 'handouts':
      return info.handouts ?? undefined;
    case 'updates':
      return info.updateItems ?? undefined;
  }
  const { place, name } = splitField(field);
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
    case 'updates':
      return { ...live, documents: { ...documents, info: { ...info, updateItems: value ?? null } } };
  }
  const { place, name } = splitField(field);
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
