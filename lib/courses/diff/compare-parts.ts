import type { NodeBody, NodeHash } from '@/db/courseware';
import { formatBlockId } from '@/lib/olx/identity';
import { compareBodies } from './compare-bodies';
import { isSameSet } from './is-same-set';
import type {
  BlockDifference,
  ChangedBlock,
  ComparedBlock,
  FieldChange,
  MovedBlock,
  Place,
  PlacedBlock,
} from './model';
import type { DifferingPart, WalkedDifference } from './walk-difference';

/** A block of the part that differs, in one version. */
interface Standing {
  readonly body: NodeBody;
  readonly places: readonly { readonly parent: string; readonly index: number }[];
}

/** The part of one version that differs, by `TYPE@ID`, parents before their children. */
type Part = ReadonlyMap<string, Standing>;

/**
 * Says block by block what a walk of two versions found. Pure. A block that stands in several places and loses or gains one of
 * them inside an otherwise equal course is listed as removed from, or added to, that place.
 */
export function compareParts({ before, after, bodies }: WalkedDifference): BlockDifference {
  const old = partOf(before, bodies);
  const now = partOf(after, bodies);
  const added: PlacedBlock[] = [];
  const removed: PlacedBlock[] = [];
  const moved: MovedBlock[] = [];
  const changed: ChangedBlock[] = [];
  for (const [block, is] of now) {
    const was = old.get(block);
    if (!was) {
      added.push({ ...briefOf(now, block), places: placesOf(now, is) });
      continue;
    }
    if (!isSameSet(parentsOf(was), parentsOf(is))) {
      moved.push({ ...briefOf(now, block), from: placesOf(old, was), to: placesOf(now, is) });
    }
    const order = compareOrder(was.body, is.body, bodies);
    const fields = [...compareBodies(was.body, is.body), ...(order ? [order] : [])];
    if (fields.length > 0) {
      changed.push({ ...briefOf(now, block), fields });
    }
  }
  for (const [block, was] of old) {
    if (!now.has(block)) {
      removed.push({ ...briefOf(old, block), places: placesOf(old, was) });
    }
  }
  return { added, removed, moved, changed };
}

/** The part in the order in which the course is read: each block at its first place. */
function partOf(side: DifferingPart, bodies: ReadonlyMap<NodeHash, NodeBody>): Part {
  const part = new Map<string, Standing>();
  const visit = (hash: NodeHash) => {
    const body = bodies.get(hash);
    if (!body || part.has(formatBlockId(body))) {
      return;
    }
    const places = (side.places.get(hash) ?? []).flatMap(({ parent, index }) => {
      const above = bodies.get(parent);
      return above ? [{ parent: formatBlockId(above), index }] : [];
    });
    part.set(formatBlockId(body), { body, places });
    if (side.opened.has(hash)) {
      for (const child of body.children) {
        visit(child.node);
      }
    }
  };
  visit(side.root);
  return part;
}

/** Whether the children that are in both versions stand in another order. Those that are the same node have no name here. */
function compareOrder(
  before: NodeBody,
  after: NodeBody,
  bodies: ReadonlyMap<NodeHash, NodeBody>,
): FieldChange | undefined {
  const nameOf = ({ node }: NodeBody['children'][number]) => {
    const body = bodies.get(node);
    return body ? formatBlockId(body) : node;
  };
  const [old, now] = [before.children.map(nameOf), after.children.map(nameOf)];
  const [wasThere, isThere] = [new Set(old), new Set(now)];
  const stayed = old.filter((name) => isThere.has(name));
  const stays = now.filter((name) => wasThere.has(name));
  if (stayed.length === stays.length && stayed.every((name, position) => name === stays[position])) {
    return undefined;
  }
  const ids = ({ children }: NodeBody) => children.map((child) => child.id);
  return { field: 'children', before: ids(before), after: ids(after) };
}

function briefOf(part: Part, block: string): ComparedBlock {
  const first = part.get(block)?.places[0];
  return { block, title: titleOf(part, block), path: first ? pathTo(part, first.parent) : [] };
}

const parentsOf = ({ places }: Standing) => new Set(places.map(({ parent }) => parent));

const placesOf = (part: Part, { places }: Standing): readonly Place[] =>
  places.map(({ parent, index }) => ({ parent, path: pathTo(part, parent), index }));

/** Titles from the course down to a block. Everything above a difference differs itself, so it is in the part. */
function pathTo(part: Part, block: string): readonly string[] {
  const above = part.get(block)?.places[0]?.parent;
  return [...(above === undefined ? [] : pathTo(part, above)), titleOf(part, block)];
}

function titleOf(part: Part, block: string): string {
  const title = part.get(block)?.body.settings.display_name;
  return typeof title === 'string' && title.trim() !== '' ? title : block;
}
