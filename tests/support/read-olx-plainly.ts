import { SaxesParser } from 'saxes';

/**
 * A second, plain reader of OLX for tests: it shares no code with the one that Lectern reads courses with, so that an export can
 * be compared with the archive that it came from, block by block, without asking the reader that might be wrong.
 */

interface PlainElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (PlainElement | string)[];
}

export interface PlainBlock {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** `TYPE/ID` in order. */
  readonly children: readonly string[];
  /** What else the element holds, white space between elements left out; the body of an html. */
  readonly content: unknown;
}

export type PlainFiles = ReadonlyMap<string, Uint8Array>;

/** Containers: what they hold are blocks. In all other elements only pure pointers are. */
const containers: ReadonlySet<string> = new Set(['course', 'chapter', 'sequential', 'vertical', 'library_content']);
/** Where a block stands, or what its file is called: layout, not content. */
const layout: ReadonlySet<string> = new Set([
  'url_name',
  'slug',
  'filename',
  'org',
  'course',
  'parent_url',
  'index_in_children_list',
]);

/** Every block that is reached from `course.xml`, by `TYPE/ID`; `prefix` is `''` or `drafts/`. */
export function readBlocksPlainly(files: PlainFiles): ReadonlyMap<string, PlainBlock> {
  const blocks = new Map<string, PlainBlock>();
  const root = parse(textOf(files, 'course.xml'));
  const run = root.attributes.url_name ?? '';
  const policy = policyOf(files, run);
  const visit = (pointer: PlainElement): string => {
    const id = pointer.attributes.url_name ?? pointer.attributes.slug ?? '';
    const key = `${pointer.name}/${pointer === root ? 'course' : id}`;
    if (blocks.has(key)) return key;
    const isPointer =
      pointer.children.length === 0 && Object.keys(pointer.attributes).every((name) => layout.has(name));
    const path = `${pointer.name}/${id.replaceAll(':', '/')}.xml`;
    const element = isPointer && files.has(path) ? parse(textOf(files, path)) : pointer;
    blocks.set(key, { attributes: {}, children: [], content: null });
    const inner = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
    const isContainer = containers.has(element.name);
    const children = isContainer
      ? inner.filter(
          (child) =>
            typeof child !== 'string' && !(element.name === 'course' && ['wiki', 'textbook'].includes(child.name)),
        )
      : [];
    const rest = isContainer ? inner.filter((child) => !children.includes(child)) : element.children;
    const body = element.name === 'html' ? files.get(`html/${element.attributes.filename ?? id}.html`) : undefined;
    blocks.set(key, {
      attributes: {
        ...decoded(element.attributes),
        ...(policy.get(pointer === root ? `course/${run}` : key) ?? {}),
      },
      children: children.flatMap((child) => (typeof child === 'string' ? [] : [visit(child)])),
      content: body ? Buffer.from(body).toString('latin1') : element.name === 'course' ? sortedByName(rest) : rest,
    });
    return key;
  };
  visit(root);
  return blocks;
}

/** What an attribute says: JSON where it is JSON, whatever the way it is written. */
function decoded(attributes: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => !layout.has(name))
      .map(([name, text]) => [name, readValue(text)]),
  );
}

function readValue(text: string): unknown {
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `policy.json` with the settings that are written as text read as attributes are. */
function policyOf(files: PlainFiles, run: string): ReadonlyMap<string, Record<string, unknown>> {
  const path = `policies/${run}/policy.json`;
  const entries: Record<string, Record<string, unknown>> = files.has(path) ? JSON.parse(textOf(files, path)) : {};
  return new Map(
    Object.entries(entries).map(([key, settings]) => [
      key,
      Object.fromEntries(
        Object.entries(settings).map(([name, value]) => [name, typeof value === 'string' ? readValue(value) : value]),
      ),
    ]),
  );
}

const sortedByName = (elements: readonly (PlainElement | string)[]) =>
  elements.map((element) => JSON.stringify(element)).sort();

export function textOf(files: PlainFiles, path: string): string {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`There is no ${path}`);
  return Buffer.from(bytes).toString('utf8');
}

/** An element tree; comments left out, references resolved. */
function parse(text: string): PlainElement {
  const parser = new SaxesParser();
  const open: PlainElement[] = [];
  let root: PlainElement | undefined;
  const say = (content: string) => open.at(-1)?.children.push(content);
  parser.on('opentag', ({ name, attributes }) => {
    const element: PlainElement = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', say);
  parser.on('cdata', say);
  parser.write(text.replaceAll('&nbsp;', '\u00a0')).close();
  if (!root) throw new Error('There is no element');
  return root;
}
