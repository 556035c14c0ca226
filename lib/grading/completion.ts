/** What completion needs of a block: structurally, an outline block is one. */
export interface CompletableNode {
  readonly type: string;
  readonly id: string;
  /** False for a type that Lectern shows as a placeholder: it blocks nobody's completion. Absent means supported. */
  readonly isSupported?: boolean;
  readonly children: readonly CompletableNode[];
}

export interface Completion {
  /** Blocks that can be completed below (or at) this block and that the learner can see. */
  readonly total: number;
  readonly completed: number;
  /** `completed / total`, 0 to 1; 0 where there is nothing to complete. */
  readonly fraction: number;
  /** `nothing`: there is nothing to complete here, so nothing is missing either. */
  readonly state: 'nothing' | 'incomplete' | 'complete';
}

const containers: ReadonlySet<string> = new Set(['course', 'chapter', 'sequential', 'vertical']);
const completable: ReadonlySet<string> = new Set(['html', 'problem', 'video']);

const nothing: Completion = { total: 0, completed: 0, fraction: 0, state: 'nothing' };

const summarize = (total: number, completed: number): Completion =>
  total === 0
    ? nothing
    : { total, completed, fraction: completed / total, state: completed === total ? 'complete' : 'incomplete' };

/**
 * Adds completion up over a tree: a container is complete when all that can be completed in it, and that the learner can see, is.
 * Unsupported blocks, and types without completion, count neither way.
 * @param root the course or any part of it
 * @param completions 0 to 1 by block (`TYPE@ID`); 1 is complete
 * @param isVisible whether the learner can see a block
 * @returns by block, for every visible container and completable block
 * @example aggregateCompletion(root, new Map([['html@a', 1]]), () => true).get('vertical@u')?.state // 'complete'
 */
export function aggregateCompletion(
  root: CompletableNode,
  completions: ReadonlyMap<string, number>,
  isVisible: (block: string) => boolean,
): ReadonlyMap<string, Completion> {
  const found = new Map<string, Completion>();
  // The completable blocks in reading order; a container's own are a run of it. `previous` is where a block stood before (-1: nowhere),
  // so that one that stands twice within a container is counted once.
  const leaves: { readonly isCompleted: boolean; readonly previous: number }[] = [];
  const lastAt = new Map<string, number>();
  const visit = (node: CompletableNode): void => {
    const block = `${node.type}@${node.id}`;
    if (!isVisible(block)) return;
    if (containers.has(node.type)) {
      const start = leaves.length;
      for (const child of node.children) visit(child);
      let total = 0;
      let completed = 0;
      for (let index = start; index < leaves.length; index++) {
        const leaf = leaves[index];
        if (!leaf || leaf.previous >= start) continue;
        total += 1;
        if (leaf.isCompleted) completed += 1;
      }
      found.set(block, summarize(total, completed));
    } else if (node.isSupported !== false && completable.has(node.type)) {
      const isCompleted = (completions.get(block) ?? 0) >= 1;
      found.set(block, summarize(1, isCompleted ? 1 : 0));
      leaves.push({ isCompleted, previous: lastAt.get(block) ?? -1 });
      lastAt.set(block, leaves.length - 1);
    }
  };
  visit(root);
  return found;
}
