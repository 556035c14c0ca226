import { blockTypeOf, fieldsOf } from '@/lib/olx/blocks';
import { encodeField } from '@/lib/olx/fields/encode-field';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { Settings } from '@/lib/olx/model';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { xmlAttribute } from './xml-text';

/** One after the other: white space, an attribute, any other character. */
const piecesOfTag = /(\s+)|([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')|[\s\S]/gy;

/**
 * The source of a block whose element says its settings by attributes, after settings were changed: what was changed is changed
 * there too, the rest of the text stays as it is. Without this, a setting that is taken back would come again with the next
 * import of what was exported. A source that cannot be read stays as it is.
 *
 * @example writeSettingsInSource('problem', '<problem max_attempts="3"/>', { max_attempts: 3 }, {}) // '<problem/>'
 */
export function writeSettingsInSource(type: string, source: string, before: Settings, after: Settings): string {
  const parsed = parseXml(source);
  if (!parsed.ok) {
    return source;
  }
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isSameSetting(before, after, name),
  );
  const texts = new Map(
    changed.map((name) => {
      const value = after[name];
      return [name, value === undefined ? undefined : encodeField(fieldsOf(type).get(name)?.kind, value)];
    }),
  );
  const { start, openEnd, name } = parsed.root;
  const afterName = start + 1 + name.length;
  return source.slice(0, afterName) + writeTag(source.slice(afterName, openEnd), texts) + source.slice(openEnd);
}

/** The end of a start tag with other values for some attributes; undefined takes one away. */
function writeTag(tag: string, texts: ReadonlyMap<string, string | undefined>): string {
  const left = new Map(texts);
  let written = '';
  let space = '';
  for (const [piece, white, attribute] of tag.matchAll(piecesOfTag)) {
    if (white !== undefined) {
      space += white;
      continue;
    }
    if (attribute === undefined || !texts.has(attribute)) {
      written += space + piece;
    } else {
      const text = left.get(attribute);
      left.delete(attribute);
      written += text === undefined ? '' : space + xmlAttribute(attribute, text);
    }
    space = '';
  }
  const added = [...left].map(([name, text]) => (text === undefined ? '' : ` ${xmlAttribute(name, text)}`)).join('');
  return written.replace(/\s*\/?>$/, (end) => added + end);
}

/**
 * The settings of such a block after its source was edited: what the attributes of its element say now and did not say before holds,
 * what they said and say no longer is taken back. A source that cannot be read changes nothing.
 *
 * @example readSettingsOfSource('problem', '<problem/>', '<problem weight="2"/>', { max_attempts: 3 }) // { max_attempts: 3, weight: 2 }
 */
export function readSettingsOfSource(type: string, before: string, after: string, settings: Settings): Settings {
  const [old, now] = [before, after].map((source) => {
    const parsed = parseXml(source);
    return parsed.ok ? readSettings(blockTypeOf(type), parsed.root).settings : undefined;
  });
  if (!old || !now) {
    return settings;
  }
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => !isSameSetting(old, now, name),
  );
  const kept = Object.entries(settings).filter(([name]) => !names.includes(name));
  const said = Object.entries(now).filter(([name]) => names.includes(name));
  return Object.fromEntries([...kept, ...said]);
}

function isSameSetting(one: Settings, other: Settings, name: string): boolean {
  const [a, b] = [one[name], other[name]];
  return a === undefined || b === undefined ? a === b : isSameJson(a, b);
}
