import { blockTypeOf, fieldsOf } from '@/lib/olx/blocks';
import { encodeField } from '@/lib/olx/fields/encode-field';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { Json, Settings } from '@/lib/olx/model';
import { isStructural } from '@/lib/olx/read/read-settings';
import { element, isXmlName } from '@/lib/olx/write/xml-text';
import { parseXml, type XmlElement } from '@/lib/olx/xml/parse-xml';
import type { EditedBlock } from './read-edited-source';

/** What a video says by its children, and what each is called. */
const videoChildren: Readonly<Record<string, string>> = {
  html5_sources: 'source',
  transcripts: 'transcript',
  track: 'track',
  handout: 'handout',
};
const attributeInTag = /\s+([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/**
 * The source of a block whose settings become others: its element says what it said, but for the attributes (for a video, also the
 * children) of the settings that changed. What no attribute can hold is left out of it: an export puts that into the policy.
 * A source that is not well-formed, and one of a type whose settings stand elsewhere, comes back as it is.
 *
 * @example writeSettings({ type: 'problem', id: 'p', settings: {}, source: '<problem>…</problem>' }, { max_attempts: 2 })
 * // '<problem max_attempts="2">…</problem>'
 */
export function writeSettings(block: EditedBlock, settings: Settings): string {
  const type = blockTypeOf(block.type);
  const parsed = parseXml(block.source);
  if ((type.content !== 'element' && type.content !== 'both') || !parsed.ok) {
    return block.source;
  }
  const names = new Set([...Object.keys(block.settings), ...Object.keys(settings)]);
  const changed = [...names].filter((name) => !isSameJson(block.settings[name], settings[name]));
  if (changed.length === 0) {
    return block.source;
  }
  const inChildren = block.type === 'video' ? changed.filter((name) => name in videoChildren) : [];
  const tag = writeTag(block, parsed.root, settings, changed);
  const { start, openEnd, closeStart, end } = parsed.root;
  const isOpen = closeStart > openEnd || block.source.slice(start, openEnd).endsWith('/>') === false;
  const body = block.source.slice(openEnd, closeStart);
  if (inChildren.length === 0) {
    return block.source.slice(0, start) + tag + body + block.source.slice(isOpen ? closeStart : end);
  }
  const written = inChildren.flatMap((name) => childrenFor(name, settings[name]));
  const kept = withoutChildren(block.source, parsed.root, new Set(inChildren.map((name) => videoChildren[name] ?? '')));
  const content = `${kept.trimEnd()}${written.map((line) => `\n  ${line}`).join('')}\n`;
  return `${block.source.slice(0, start)}${isOpen ? tag : `${tag.slice(0, -2)}>`}${content}</${parsed.root.name}>${block.source.slice(end)}`;
}

/** The start tag with the attributes of the changed settings written anew, removed or put at its end. */
function writeTag({ type, source }: EditedBlock, root: XmlElement, settings: Settings, changed: readonly string[]) {
  const fields = fieldsOf(type);
  const afterName = root.start + 1 + root.name.length;
  const left = new Map<string, string | undefined>();
  for (const name of changed.filter((setting) => isXmlName(setting) && !isStructural(type, setting))) {
    const value = settings[name];
    const isChild = type === 'video' && name in videoChildren;
    left.set(name, isChild || value === undefined ? undefined : encodeField(fields.get(name)?.kind, value));
  }
  const hasOldName = root.attributes.name !== undefined && root.attributes.display_name === undefined;
  const rest = source.slice(afterName, root.openEnd).replace(attributeInTag, (whole, name: string) => {
    // Old courses call the display name `name`.
    const setting = name === 'name' && hasOldName ? 'display_name' : name;
    if (!left.has(setting)) {
      return whole;
    }
    const text = left.get(setting);
    left.delete(setting);
    return text === undefined ? '' : ` ${attribute(setting, text)}`;
  });
  const added = [...left].flatMap(([name, text]) => (text === undefined ? [] : ` ${attribute(name, text)}`)).join('');
  const close = /\s*\/?>$/.exec(rest);
  const cut = close?.index ?? rest.length;
  return `<${root.name}${rest.slice(0, cut)}${added}${rest.slice(cut)}`;
}

/** `name="value"`, escaped as the rest of an export. */
const attribute = (name: string, text: string) => element('x', [[name, text]]).slice(3, -2);

function childrenFor(name: string, value: Json | undefined): readonly string[] {
  if (name === 'html5_sources') {
    return (Array.isArray(value) ? value : []).map((src: Json) => element('source', [['src', String(src)]]));
  }
  if (name === 'transcripts') {
    const pairs = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    return pairs.map(([language, src]) =>
      element('transcript', [
        ['language', language],
        ['src', String(src)],
      ]),
    );
  }
  return typeof value === 'string' && value !== '' ? [element(videoChildren[name] ?? name, [['src', value]])] : [];
}

/** What stands in an element but for the children of these names, each with the white space before it. */
function withoutChildren(source: string, root: XmlElement, names: ReadonlySet<string>): string {
  let kept = '';
  let at = root.openEnd;
  for (const child of root.children.filter(({ name }) => names.has(name))) {
    kept += source.slice(at, child.start).replace(/[ \t]*\r?\n?[ \t]*$/, '');
    at = child.end;
  }
  return kept + source.slice(at, Math.max(at, root.closeStart));
}
