import { type BlockType, blockTypeOf } from '@/lib/olx/blocks';
import { bodyPaths } from '@/lib/olx/blocks/html';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { formatBlockId } from '@/lib/olx/identity';
import type { Block, Json, Settings } from '@/lib/olx/model';
import { blockPath, idFromName, isPointer, typeOf, writtenName } from '@/lib/olx/read/name-block';
import { readSettings } from '@/lib/olx/read/read-settings';
import { walkBlocks } from '@/lib/olx/walk-blocks';
import { decodeBase64 } from '@/lib/olx/xml/decode-text';
import { parseXml, type XmlElement, type XmlResult } from '@/lib/olx/xml/parse-xml';
import type { Output, PolicyEntries } from './output';
import { writeAttributes } from './write-attributes';
import { courseElements, writeCourseAttributes } from './write-course-parts';
import { element } from './xml-text';

type Attributes = readonly (readonly [string, string])[];

export interface BlockWriterOptions {
  readonly prefix: '' | 'drafts/';
  readonly policies: PolicyEntries;
  /** Whether a block stands in this tree's own files; others are only pointed at. */
  writes(block: Block): boolean;
  /** The attributes that say where a draft stands. */
  placeOf(block: Block): Attributes;
}

/** Writes blocks into files, each once, and answers the elements by which their parents name them. */
export class BlockWriter {
  private readonly references = new Map<string, string>();
  /** Blocks that an element which is kept points at: it holds them only as long as they have files. */
  private readonly pointedAt = new Set<string>();

  constructor(
    private readonly output: Output,
    private readonly options: BlockWriterOptions,
    root: Block,
  ) {
    for (const block of walkBlocks(root)) {
      if (block.source === undefined || block.children.length === 0) continue;
      const parsed = parseXml(block.source);
      if (parsed.ok) this.noteInline(block, parsed.root, block.source);
    }
  }

  /** A block that stands inline in an element which is kept must be the same text wherever else it stands. */
  private noteInline(block: Block, root: XmlElement, source: string): void {
    for (const { held, child } of matchChildren(block, root)) {
      const key = formatBlockId(held);
      if (isPointer(child)) {
        this.pointedAt.add(key);
        continue;
      }
      if (!this.references.has(key)) this.references.set(key, source.slice(child.start, child.end));
      this.noteInline(held, child, source);
    }
  }

  /** Writes the course's own file; what its attributes cannot hold stands in the policy. */
  writeCourse(course: Block, path: string): void {
    const { attributes } = writeCourseAttributes(course.settings);
    const children = course.children.map((child) => this.reference(child));
    this.output.write(path, `${element('course', attributes, [...children, ...courseElements(course.settings)])}\n`);
  }

  /** The element that stands for a block in its parent; its files are written on the way. */
  reference(block: Block): string {
    const key = formatBlockId(block);
    const known = this.references.get(key);
    if (known !== undefined) return known;
    const reference = this.writeBlock(block, blockTypeOf(block.type));
    this.references.set(key, reference);
    return reference;
  }

  private writeBlock(block: Block, type: BlockType): string {
    const isWritten = this.options.writes(block);
    if (block.fault !== undefined) return isWritten ? this.writeFault(block) : pointer(block);
    if (type.content === 'element' || type.content === 'both') return this.writeWhole(block, type, isWritten);
    if (!isWritten) return pointer(block);
    return type.content === 'body' ? this.writeText(block, block.source) : this.writeContainer(block);
  }

  private writeContainer(block: Block): string {
    const attributes = this.attributesOf(block);
    const path = this.pathOf(block);
    const lines = block.children.map((child) => this.reference(child));
    if (!this.output.isFree(path)) {
      // With its url_name alone it would be a pointer to the file that stands at its path; a slug names it and points nowhere.
      const name = attributes.length === 0 && lines.length === 0 ? 'slug' : 'url_name';
      return element(block.type, [[name, block.id], ...attributes], lines);
    }
    this.output.write(path, `${element(block.type, [...this.options.placeOf(block), ...attributes], lines)}\n`);
    return pointer(block);
  }

  /** `body` is undefined where it is missing. */
  private writeText(block: Block, body: string | Uint8Array | undefined): string {
    const attributes = this.attributesOf(block);
    const name = this.freeBodyName(block, body === undefined);
    if (body !== undefined) this.output.write(this.bodyPath(name), body);
    const path = this.pathOf(block);
    if (!this.output.isFree(path)) return element('html', [['url_name', block.id], ['filename', name], ...attributes]);
    this.output.write(
      path,
      `${element('html', [...this.options.placeOf(block), ['filename', name], ...attributes])}\n`,
    );
    return pointer(block);
  }

  /** A name whose body stands nowhere yet, in the published tree neither: a draft without a body would be given that one. */
  private freeBodyName(block: Block, isMissing: boolean): string {
    const pathsOf = (name: string) =>
      isMissing ? bodyPaths(name).flatMap((path) => [this.options.prefix + path, path]) : [this.bodyPath(name)];
    let name = block.id;
    for (let copy = 2; !pathsOf(name).every((path) => this.output.isFree(path)); copy++) name = `${block.id}-${copy}`;
    if (isMissing) for (const path of pathsOf(name)) this.output.keepEmpty(path);
    return name;
  }

  private bodyPath(name: string): string {
    return this.options.prefix + (bodyPaths(name)[0] ?? '');
  }

  /** A block whose whole element is its source: inline where Open edX has it there, else in a file of its own. */
  private writeWhole(block: Block, type: BlockType, isWritten: boolean): string {
    const source = block.source ?? `<${block.type}/>`;
    const parsed = parseXml(source);
    const namesItself =
      parsed.ok && !isPointer(parsed.root) && idOf(parsed.root) === block.id && typeOf(parsed.root) === block.type;
    const path = this.pathOf(block);
    const isInline = namesItself && (type.storage === 'inline' || (isWritten && !this.output.isFree(path)));
    // What stands inline is read again with the policies of this tree, even where the block itself is not one of it.
    if (parsed.ok && (isWritten || isInline)) {
      this.writePolicy(block, readSettings(type, parsed.root).settings);
      this.writeChildren(block, parsed.root);
    }
    if (isInline || this.isAllThereIs(block, parsed)) return source;
    if (isWritten)
      this.output.write(
        path,
        `${withPlace(source, this.options.placeOf(block), parsed.ok ? parsed.root : undefined)}\n`,
      );
    return pointer(block);
  }

  /** An add-on without settings is the pointer that names it, and has no file. */
  private isAllThereIs(block: Block, parsed: XmlResult): boolean {
    const isPublished = this.options.prefix === '';
    if (!isPublished || !parsed.ok || !isPointer(parsed.root) || this.pointedAt.has(formatBlockId(block))) return false;
    return typeOf(parsed.root) === block.type && idOf(parsed.root) === block.id && !blockTypeOf(block.type).isSupported;
  }

  /** The blocks that an element names by pointers have files of their own; the others stand in the element. */
  private writeChildren(block: Block, root: XmlElement): void {
    for (const { held, child } of matchChildren(block, root)) {
      if (isPointer(child)) {
        this.reference(held);
      } else {
        this.writePolicy(held, readSettings(blockTypeOf(held.type), child).settings);
        this.writeChildren(held, child);
      }
    }
  }

  /** What a source does not say itself. */
  private writePolicy(block: Block, inSource: Settings): void {
    const isInSource = (name: string, value: Json) =>
      Object.hasOwn(inSource, name) && isSameJson(value, inSource[name]);
    const differing = Object.entries(block.settings).filter(([name, value]) => !isInSource(name, value));
    this.options.policies.set(block.type, block.id, Object.fromEntries(differing));
  }

  /** A block that could not be read: its bytes, where they stood. */
  private writeFault(block: Block): string {
    const { fault, source, sourceEncoding } = block;
    const content = source !== undefined && sourceEncoding === 'base64' ? decodeBase64(source) : source;
    if (block.type === 'html' && fault?.path.endsWith('.html')) return this.writeText(block, content);
    this.options.policies.set(block.type, block.id, block.settings);
    if (content !== undefined) this.output.write(this.pathOf(block), content);
    return pointer(block);
  }

  private attributesOf(block: Block): Attributes {
    const { attributes, rest } = writeAttributes(block.type, block.settings);
    this.options.policies.set(block.type, block.id, rest);
    return attributes;
  }

  private pathOf(block: Block): string {
    return this.options.prefix + blockPath(block.type, block.id);
  }
}

/** The blocks that a kept element holds, each with its own element. */
function matchChildren(
  block: Block,
  root: XmlElement,
): readonly { readonly held: Block; readonly child: XmlElement }[] {
  const left = new Map(block.children.map((child) => [formatBlockId(child), child]));
  const take = (child: XmlElement, held: Block | undefined) => {
    if (held === undefined) return [];
    left.delete(formatBlockId(held));
    return [{ held, child }];
  };
  const named = root.children.map((child) => {
    const id = idOf(child);
    return {
      child,
      found: take(child, id === undefined ? undefined : left.get(formatBlockId({ type: typeOf(child), id }))),
    };
  });
  // A block that got another name than its element has is the next one of its type.
  return named.flatMap(({ child, found }) => {
    if (found.length > 0 || isPointer(child)) return found;
    return take(
      child,
      [...left.values()].find((candidate) => candidate.type === typeOf(child)),
    );
  });
}

const pointer = (block: Block) => element(block.type, [['url_name', block.id]]);

function idOf(child: XmlElement): string | undefined {
  const name = writtenName(child);
  return name === undefined ? undefined : idFromName(typeOf(child), name);
}

/** The source with the attributes that say where the draft stands, right after the tag's name; reading takes them off again. */
function withPlace(source: string, place: Attributes, root: XmlElement | undefined): string {
  if (root === undefined || place.length === 0) return source;
  const [empty = ''] = element('x', place).match(/ .*(?=\/>$)/) ?? [];
  const afterName = root.start + 1 + root.name.length;
  return source.slice(0, afterName) + empty + source.slice(afterName);
}
