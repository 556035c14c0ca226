import { decideBlock, governChild, hasBegun } from './decide-block';
import { decideCourse } from './decide-course';
import { decideDue } from './due-state';
import type { CourseDecision, DecidedNode, Decision, ResolvedNode, ScheduleNode, Viewing } from './model';

const open: Decision = { state: 'visible', isListed: true };
const hidden: Decision = { state: 'hidden', isListed: false };

const later = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a && b ? (a.getTime() >= b.getTime() ? a : b) : (a ?? b);

/** What the course lets through to its root, and to all that is below. */
function courseGate({ canSeeContent, canSeeOutline, reason }: CourseDecision): { root: Decision; below: Decision } {
  if (canSeeContent || reason === null) return { root: open, below: open };
  const root: Decision = { state: 'locked', isListed: true, reason };
  return { root, below: canSeeOutline ? root : hidden };
}

/** What an entrance exam that is not passed makes of a section: only the exam's own stays open. */
function examGate(section: string, { role, missingExam }: Viewing['learner']): Decision {
  return missingExam === null || role === 'staff' || section === missingExam.block
    ? open
    : { state: 'locked', isListed: true, reason: { code: 'entrance-exam', ...missingExam } };
}

/**
 * Decides on a whole course for one learner at one instant. Nothing below a hidden block is anything but hidden, nothing below a
 * locked one is visible; an extension on a block holds for all below it. Until an entrance exam is passed, the other sections are locked. Where the course itself is closed, its root carries the
 * reason and the rest is hidden, or locked where the outline is public.
 * @param root from `resolveTree`, rooted at the course
 * @example decideTree(resolveTree(outline).root, { course, learner, now }).decision.state // 'visible'
 */
export function decideTree<N extends ScheduleNode>(root: ResolvedNode<N>, viewing: Viewing): DecidedNode<N> {
  const gate = courseGate(decideCourse(viewing));
  const visit = (
    resolved: ResolvedNode<N>,
    above: Decision,
    heldExtension: Date | undefined,
    isAboveReleased: boolean,
  ): DecidedNode<N> => {
    const { block, node, access } = resolved;
    const extension = later(heldExtension, viewing.learner.extensions.get(block));
    const due = decideDue(access, extension, viewing);
    const decision = governChild(above, decideBlock(access, due, viewing));
    const isReleased = isAboveReleased && hasBegun(access, viewing);
    const below = resolved === root ? governChild(gate.below, decision) : decision;
    const children = resolved.children.map((child) => {
      const gated = resolved === root ? governChild(below, examGate(child.block, viewing.learner)) : below;
      return visit(child, gated, extension, isReleased);
    });
    return { block, node, access, decision, due, isReleased, children };
  };
  return visit(root, gate.root, undefined, true);
}

const rank = { hidden: 0, locked: 1, visible: 2 } as const;

/**
 * The decided blocks by name. Where a block stands under two parents, the place that lets the learner furthest counts, the first
 * one among equals.
 * @example indexDecisions(tree).get('problem@abc')?.decision.state
 */
export function indexDecisions<N extends ScheduleNode>(root: DecidedNode<N>): ReadonlyMap<string, DecidedNode<N>> {
  const found = new Map<string, DecidedNode<N>>();
  const visit = (node: DecidedNode<N>): void => {
    const other = found.get(node.block);
    if (!other || rank[node.decision.state] > rank[other.decision.state]) found.set(node.block, node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}
