import type { Json } from '@/lib/olx/model';
import type { ScoredBlock } from './model';

/** What grading needs of a block: structurally, an outline block is one. */
export interface ScorableNode {
  readonly type: string;
  readonly id: string;
  readonly settings: { readonly [name: string]: Json };
  /** Raw points possible; null where the block has no score that Lectern can give. */
  readonly maxPoints: number | null;
  readonly children: readonly ScorableNode[];
}

/** `graded` set on a course, section or subsection says that subsections count, not which of their blocks do. */
const aboveUnits: ReadonlySet<string> = new Set(['course', 'chapter', 'sequential']);

const weightOf = ({ weight }: ScorableNode['settings']): number | null => {
  const number = typeof weight === 'string' && weight.trim() !== '' ? Number(weight) : weight;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

const flagOf = (value: Json | undefined): boolean | null => {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === 'True' ? true : value === 'false' || value === 'False' ? false : null;
};

/**
 * Lists the scored blocks below a subsection in post-order, as `gradeSubsection` takes them. A block is graded unless `graded`
 * is explicitly false on it, or on what holds it below the subsection.
 * @param subsection the subsection's node
 * @param isVisible whether this learner can see the block (`TYPE@ID`): what is hidden from a learner is not counted
 */
export function listScoredBlocks(
  subsection: ScorableNode,
  isVisible: (block: string) => boolean,
): readonly ScoredBlock[] {
  const found: ScoredBlock[] = [];
  const visit = (node: ScorableNode, inherited: boolean | null): void => {
    const block = `${node.type}@${node.id}`;
    if (!isVisible(block)) return;
    const explicit = aboveUnits.has(node.type) ? null : (flagOf(node.settings.graded) ?? inherited);
    for (const child of node.children) visit(child, explicit);
    if (node.maxPoints === null) return;
    found.push({ block, weight: weightOf(node.settings), isGraded: explicit ?? true, possible: node.maxPoints });
  };
  visit(subsection, null);
  return found;
}
