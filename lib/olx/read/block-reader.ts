import { type BlockType, blockTypeOf } from '@/lib/olx/blocks';
import { formatBlockId, parseUsageKey } from '@/lib/olx/identity';
import type { BlockFault } from '@/lib/olx/model';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';
import type { BlockLocation, BlockRecord, DraftPlace } from './block-record';
import { Names } from './claim-names';
import { cutSource } from './cut-source';
import { blockPath, idFromName, isPointer, typeOf, writtenName } from './name-block';
import { noteBypassedFile, noteNameForm, noteNameInFile, noteOverrides, notePartNames } from './note-naming';
import { readCourseParts } from './read-course-parts';
import { courseKey, type Policies } from './read-policies';
import { readPolicy, readSettings } from './read-settings';
import { bodyLine, findBody, readTextBlock } from './read-text-block';
import { readXmlFile, type XmlFile } from './read-xml-file';
import type { Reading } from './reading';

export interface BlockReaderOptions {
  /** Where the files of this tree stand before those of the published one: `drafts/`, or nothing. */
  readonly prefix: '' | 'drafts/';
  readonly policies: Policies;
  /** Policies for files that a tree of drafts takes from the published one. */
  readonly publishedPolicies: Policies;
  /** Blocks that need not be read again. */
  readonly published: ReadonlyMap<string, BlockRecord>;
}

interface Pointer {
  readonly key: string;
  readonly type: BlockType;
  readonly name: string;
  readonly element: XmlElement;
  readonly file: XmlFile;
}

/** An element that defines a block. */
interface Definition {
  readonly type: BlockType;
  readonly id: string;
  readonly element: XmlElement;
  readonly file: XmlFile;
  readonly files: readonly string[];
  readonly policies: Policies;
}

/** Reads blocks from a course's XML into flat records: pointers are followed, names given, and what is broken is kept. */
export class BlockReader {
  readonly records = new Map<string, BlockRecord>();
  readonly locations = new Map<string, BlockLocation>();
  readonly places: DraftPlace[] = [];
  private readonly names: Names;
  private readonly pointers: Pointer[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly options: BlockReaderOptions,
  ) {
    this.names = new Names(reading);
  }

  /** Reads the course's own element and all that is reached from it. */
  readCourse(element: XmlElement, file: XmlFile, files: readonly string[]): void {
    this.names.hold(courseKey, file.path);
    this.define({ type: blockTypeOf('course'), id: 'course', element, file, files, policies: this.options.policies });
    this.followPointers();
  }

  /** Reads one file that holds a block, and all that is reached from it. */
  readFile(typeName: string, name: string, path: string): void {
    const type = blockTypeOf(typeName);
    const id = typeName === 'course' ? 'course' : idFromName(typeName, name);
    const key = formatBlockId({ type: typeName, id });
    if (this.names.has(key)) return;
    this.names.hold(key, path);
    this.readDefinition(key, type, id, path, this.options.policies);
    this.followPointers();
  }

  /** The list grows while it is followed. */
  private followPointers(): void {
    for (const pointer of this.pointers) this.follow(pointer);
    this.pointers.length = 0;
  }

  private follow({ key, type, name, element, file }: Pointer): void {
    const { prefix, policies, publishedPolicies, published } = this.options;
    const id = idFromName(type.name, name);
    const inPublished = blockPath(type.name, name);
    const own = prefix + inPublished;
    if (this.reading.has(own)) {
      this.readDefinition(key, type, id, own, policies);
    } else if (published.has(key)) {
      this.names.release(key);
    } else if (this.reading.has(inPublished)) {
      this.readDefinition(key, type, id, inPublished, publishedPolicies);
    } else if (type.name === 'html' && findBody(this.reading, prefix, name, undefined) !== undefined) {
      this.define({ type, id, element, file, files: [], policies });
    } else {
      this.defineWithoutFile({ type, id, element, file, files: [], policies }, own);
    }
  }

  private defineWithoutFile(definition: Definition, path: string): void {
    const { type, id } = definition;
    if (type.storage === 'file') {
      this.reading.warn(
        'missing-file',
        path,
        null,
        `The course names the ${type.name} "${id}", but its file is not there.`,
      );
    }
    // An add-on without settings looks like a pointer; there the element is all there is.
    if (!type.isSupported) this.define(definition);
    else
      this.recordFault(
        type,
        id,
        { code: 'missing-file', message: 'The file of this block is missing.', line: null },
        {},
        [],
        definition.policies,
        path,
      );
  }

  private readDefinition(key: string, type: BlockType, id: string, path: string, policies: Policies): void {
    const file = readXmlFile(this.reading, path);
    if (!file.ok) {
      const { source, sourceEncoding } = file;
      this.recordFault(
        type,
        id,
        file,
        sourceEncoding === undefined ? { source } : { source, sourceEncoding },
        [path],
        policies,
        path,
      );
      return;
    }
    if (typeOf(file.root) !== type.name) {
      const message = `A ${type.name} was expected here, but the file holds <${file.root.name}>.`;
      this.reading.warn('tag-mismatch', path, file.root.line, message);
    }
    noteNameInFile(this.reading, type, id, file);
    if (this.options.prefix !== '') this.notePlace(key, file.root, path);
    this.define({ type, id, element: file.root, file, files: [path], policies });
  }

  private notePlace(key: string, { attributes }: XmlElement, path: string): void {
    const written = attributes.parent_url ?? attributes.parent_sequential_url;
    if (written === undefined) return;
    const parent = parseUsageKey(written);
    const index = Number.parseInt(attributes.index_in_children_list ?? '', 10);
    this.places.push({
      key,
      parent: parent === undefined ? undefined : parent.type === 'course' ? courseKey : formatBlockId(parent),
      index: Number.isNaN(index) ? Number.MAX_SAFE_INTEGER : Math.max(index, 0),
      path,
    });
  }

  /** Reads an element that stands inside another one; answers the key of its block. */
  private readChild(element: XmlElement, file: XmlFile): string {
    const type = blockTypeOf(typeOf(element));
    const name = writtenName(element);
    if (name !== undefined && isPointer(element)) return this.notePointer(type, name, element, file);
    const { prefix, policies, publishedPolicies } = this.options;
    if (name !== undefined) {
      noteNameForm(this.reading, name, element, file);
      noteBypassedFile(this.reading, type, name, element, file, prefix);
    }
    const id = this.names.claimInline({ type: type.name, name, element, file });
    const key = formatBlockId({ type: type.name, id });
    // A tree of drafts may reach into files of the published one; those keep their policies.
    const own = file.path.startsWith(prefix) ? policies : publishedPolicies;
    if (!this.records.has(key)) this.define({ type, id, element, file, files: [], policies: own });
    return key;
  }

  private notePointer(type: BlockType, name: string, element: XmlElement, file: XmlFile): string {
    const id = idFromName(type.name, name);
    const key = formatBlockId({ type: type.name, id });
    if (this.names.has(key)) return key;
    this.names.hold(key, blockPath(type.name, name));
    this.names.warnOfBadName({ type: type.name, name, element, file }, id);
    noteNameForm(this.reading, name, element, file);
    this.pointers.push({ key, type, name, element, file });
    return key;
  }

  private define(definition: Definition): void {
    const { type, id, element, file, files, policies } = definition;
    const key = formatBlockId({ type: type.name, id });
    const own = readSettings(type, element);
    const policy = readPolicy(type.name, policies.take(key) ?? {});
    for (const misfit of own.misfits) this.reading.warn('bad-value', file.path, element.line, misfit);
    for (const misfit of policy.misfits) this.reading.warn('bad-value', policies.path, null, `${key}: ${misfit}`);
    noteOverrides(this.reading, key, own.settings, policy.settings, policies);
    const at = { path: file.path, line: element.line };
    this.locations.set(key, { ...at, sourcePath: at.path, sourceLine: at.line });
    const base = { key, type: type.name, id, settings: { ...own.settings, ...policy.settings }, files };
    if (type.content === 'children') this.records.set(key, this.readContainer(definition, base));
    else if (type.content === 'body') this.records.set(key, this.readText(definition, base));
    else this.records.set(key, this.readWhole(definition, base));
  }

  private readText({ element, file }: Definition, base: Base): BlockRecord {
    const record = readTextBlock(this.reading, this.options.prefix, element, file, base);
    const [body] = record.files.slice(base.files.length);
    this.moveSource(record.key, body ?? file.path, body === undefined ? bodyLine(element, file.text) : 1);
    return record;
  }

  private moveSource(key: string, sourcePath: string, sourceLine: number): void {
    const location = this.locations.get(key);
    if (location !== undefined) this.locations.set(key, { ...location, sourcePath, sourceLine });
  }

  private readContainer({ type, element, file }: Definition, base: Base): BlockRecord {
    if (element.hasText) {
      const message = `Text that stands directly in a ${type.name} is not shown, and is not kept.`;
      this.reading.warn('stray-text', file.path, element.line, message);
    }
    if (type.name === 'course') notePartNames(this.reading, element, file);
    const { settings, blocks } =
      type.name === 'course'
        ? readCourseParts(element, base.settings)
        : { settings: base.settings, blocks: element.children };
    return { ...base, settings, children: this.readChildren(blocks, file) };
  }

  private readChildren(elements: readonly XmlElement[], file: XmlFile): readonly string[] {
    const keys = new Set<string>();
    for (const element of elements) {
      const key = this.readChild(element, file);
      if (keys.has(key)) {
        this.reading.warn(
          'duplicate-child',
          file.path,
          element.line,
          `The block "${key}" stands here twice; the second one is left out.`,
        );
      }
      keys.add(key);
    }
    return [...keys];
  }

  /** A block whose whole element is its source. */
  private readWhole(definition: Definition, base: Base): BlockRecord {
    const { type, element, file } = definition;
    const elsewhere = this.findLegacyProblem(definition);
    if (elsewhere !== undefined) {
      const settings = { ...readSettings(type, elsewhere.root).settings, ...base.settings };
      const source = cutSource(elsewhere.text, elsewhere.root);
      this.moveSource(base.key, elsewhere.path, elsewhere.root.line);
      this.reading.note(
        'obsolete',
        file.path,
        element.line,
        'A problem that names a file by "filename": today it stands in the file of its url_name.',
      );
      return { ...base, settings, files: [...base.files, elsewhere.path], source, children: [] };
    }
    const blocks = element.children.filter((child) => this.isBlock(child, type));
    return { ...base, source: cutSource(file.text, element), children: this.readChildren(blocks, file) };
  }

  /** Old courses write `<problem filename="NAME"/>`. */
  private findLegacyProblem({ type, element, file }: Definition): XmlFile | undefined {
    const name = element.attributes.filename;
    if (type.name !== 'problem' || name === undefined || element.children.length > 0) return undefined;
    const paths = [this.options.prefix, ''].map((prefix) => prefix + blockPath('problem', name));
    const path = paths.find((candidate) => this.reading.has(candidate));
    if (path === undefined || path === file.path) return undefined;
    const found = readXmlFile(this.reading, path);
    return found.ok ? found : undefined;
  }

  /** Whether a child of an element that is kept whole is a block of its own. */
  private isBlock(child: XmlElement, parent: BlockType): boolean {
    if (parent.isSupported) return false;
    const type = blockTypeOf(typeOf(child));
    const name = child.attributes.url_name;
    if (name !== undefined && isPointer(child)) {
      const path = blockPath(type.name, name);
      const exists = this.reading.has(this.options.prefix + path) || this.reading.has(path);
      return exists || (parent.content === 'both' && type.isSupported);
    }
    return parent.content === 'both' && type.storage === 'file' && type.name !== 'course';
  }

  private recordFault(
    type: BlockType,
    id: string,
    { code, message, line }: Pick<BlockFault, 'code' | 'message' | 'line'>,
    kept: Pick<BlockRecord, 'source' | 'sourceEncoding'>,
    files: readonly string[],
    policies: Policies,
    path: string,
  ): void {
    const key = formatBlockId({ type: type.name, id });
    const { settings } = readPolicy(type.name, policies.take(key) ?? {});
    // The path of an export, so that the same fault is the same block wherever its file stood.
    const fault = { code, message, path: blockPath(type.name, id), line };
    this.locations.set(key, { path, line, sourcePath: path, sourceLine: line });
    this.records.set(key, { key, type: type.name, id, settings, ...kept, fault, children: [], files });
  }
}

type Base = Pick<BlockRecord, 'key' | 'type' | 'id' | 'settings' | 'files'>;
