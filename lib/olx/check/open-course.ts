import { parseProblem } from '@/lib/capa';
import type { XmlElement } from '@/lib/capa/source/xml';
import { inheritSettings } from '@/lib/olx/fields/inherit-settings';
import { formatBlockId } from '@/lib/olx/identity';
import { indexStaticFiles } from '@/lib/olx/links';
import type { Block, CourseDocuments, CourseIdentity, Settings, StaticFile } from '@/lib/olx/model';
import type { BlockLocation } from '@/lib/olx/read/block-record';
import type { CheckedBlock, CourseUnderCheck, MarkupElement, MarkupText, ReadMarkup } from './finding';
import { isObject } from './finding';

export interface OpenedTree {
  readonly identity: CourseIdentity;
  readonly root: Block;
  readonly documents: CourseDocuments;
  readonly staticFiles: readonly StaticFile[];
  readonly staticTexts: readonly string[];
  locate(block: Block): BlockLocation;
  readHtml(html: string): ReadMarkup;
}

/** Prepares a tree of a course for the rules: every block in its place, every text with its elements. */
export function openCourse(tree: OpenedTree): CourseUnderCheck {
  const blocks = placeBlocks(tree);
  const [course] = blocks;
  if (course === undefined) throw new Error('A tree has at least its root');
  return {
    identity: tree.identity,
    course,
    blocks,
    byKey: new Map(blocks.map((block) => [block.key, block])),
    ids: new Set(blocks.map(({ block }) => block.id)),
    documents: tree.documents,
    staticFiles: tree.staticFiles,
    fileIndex: indexStaticFiles(tree.staticFiles),
    texts: [...blocks.flatMap((block) => textOf(block, tree)), ...documentTexts(tree)],
    staticTexts: tree.staticTexts,
  };
}

/** The first path to a block is the one whose settings it inherits. */
function placeBlocks({ root, locate }: OpenedTree): readonly CheckedBlock[] {
  const placed = new Map<string, CheckedBlock>();
  const visit = (block: Block, parent: CheckedBlock | null, inherited: Settings): void => {
    const key = formatBlockId(block);
    if (placed.has(key)) return;
    const settings = { ...inherited, ...block.settings };
    const checked = { key, block, settings, parent, location: locate(block) };
    placed.set(key, checked);
    const passedOn = inheritSettings(inherited, block.settings);
    for (const child of block.children) visit(child, checked, passedOn);
  };
  visit(root, null, {});
  return [...placed.values()];
}

function textOf(checked: CheckedBlock, { readHtml }: OpenedTree): readonly MarkupText[] {
  const { block, location } = checked;
  if (block.source === undefined || block.fault !== undefined) return [];
  const read =
    block.type === 'html'
      ? readHtml(block.source)
      : block.type === 'problem'
        ? { elements: elementsOf(parseProblem(block.source).root), faults: [] }
        : undefined;
  if (read === undefined) return [];
  const before = (location.sourceLine ?? 1) - 1;
  const moved = <T extends { readonly line: number }>(items: readonly T[]): T[] =>
    items.map((item) => ({ ...item, line: item.line + before }));
  return [{ block: checked, path: location.sourcePath, elements: moved(read.elements), faults: moved(read.faults) }];
}

function elementsOf(root: XmlElement | null): MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = ({ tag, attributes, line, children }: XmlElement): void => {
    found.push({ tag, attributes, line });
    for (const child of children) if (child.kind === 'element') visit(child);
  };
  if (root !== null) visit(root);
  return found;
}

function documentTexts({ documents, readHtml }: OpenedTree): readonly MarkupText[] {
  const { about, info, tabs } = documents;
  const items = Array.isArray(info.updateItems) ? info.updateItems : [];
  const texts: (readonly [path: string, html: string])[] = [
    ...Object.entries(about).map(([name, html]) => [`about/${name}.html`, html] as const),
    ...Object.entries(tabs).map(([slug, html]) => [`tabs/${slug}.html`, html] as const),
    ['info/handouts.html', info.handouts ?? ''],
    // Updates stand in both files; the items are the ones that are shown.
    items.length === 0
      ? ['info/updates.html', info.updates ?? '']
      : ['info/updates.items.json', items.map((item) => contentOf(item)).join('\n')],
  ];
  return texts.map(([path, html]) => ({ block: null, path, ...readHtml(html) }));
}

const contentOf = (item: CourseDocuments['info']['updateItems']): string =>
  isObject(item) && typeof item.content === 'string' && item.status !== 'deleted' ? item.content : '';
