import type { NodeBody } from '@/db/courseware';
import { assetName } from '@/lib/olx/asset-name';
import type { CourseDocuments, Json, Settings } from '@/lib/olx/model';
import { withSettings } from '../authoring/tree/with-settings';

/** What a path may look like where it is linked to. */
const formsOf = (path: string) => [...new Set([path, encodeURI(path), encodeURIComponent(path), assetName(path)])];
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Renames a file in texts: links in the text, and a text that is its name and nothing else. Pure. */
export function renamer(from: string, to: string): (text: string) => string {
  const forms = formsOf(from).map(escaped).join('|');
  const link = new RegExp(
    `(?:/static/|/?asset-v1:[^"'\\s]{3,200}?\\+type@asset\\+block@)(?:${forms})(?=["'\\s?#)<>&\\\\]|$)`,
    'g',
  );
  const address = `/static/${encodeURI(to)}`;
  const whole = new Map(formsOf(from).map((form) => [form, to]));
  return (text) => whole.get(text) ?? text.replace(link, () => address);
}

/** The same block with a file renamed in its source and settings; the very same body where it does not name the file. */
export function renameInBlock(body: NodeBody, rename: (text: string) => string): NodeBody {
  // A source says settings by their names alone too: `<transcript src="film.srt">`.
  const said = withSettings(body, renameInSettings(body.settings, rename));
  const source = said.source === undefined ? undefined : rename(said.source);
  if (JSON.stringify(said.settings) === JSON.stringify(body.settings) && source === body.source) {
    return body;
  }
  return { ...said, ...(source === undefined ? {} : { source }) };
}

/** Settings with a file renamed. */
export const renameInSettings = (settings: Settings, rename: (text: string) => string): Settings =>
  renameInJson(settings, rename);

/** The texts of a course as a whole with a file renamed. */
export function renameInDocuments(documents: CourseDocuments, rename: (text: string) => string): CourseDocuments {
  const { about, info, tabs } = documents;
  return {
    ...documents,
    about: renameInJson(about, rename),
    info: renameInJson(info, rename),
    tabs: renameInJson(tabs, rename),
  };
}

function renameInJson<Value extends Json>(value: Value, rename: (text: string) => string): Value;
function renameInJson(value: Json, rename: (text: string) => string): Json {
  if (typeof value === 'string') {
    return rename(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => renameInJson(item, rename));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renameInJson(item, rename)]));
  }
  return value;
}
