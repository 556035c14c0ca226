/** A line of the outline: what is shown, in the reader's words. What is usual is left out. */
export interface ShownRow {
  /** `PARENT/BLOCK`. */
  readonly key: string;
  /** `TYPE@ID`. */
  readonly block: string;
  /** `TYPE@ID`. */
  readonly parent: string;
  /** From 1. */
  readonly level: number;
  readonly title: string;
  /** The title stands for a name that the block does not have. */
  readonly isUntitled?: true;
  readonly state: 'draft' | 'changed' | 'published' | 'deleted';
  /** Changes in the block and all that stands in it. */
  readonly changes?: number;
  /** Names of what learners see in it and the draft has elsewhere. */
  readonly leaving?: readonly string[];
  /** The block itself is as published: the changes are in what stands in it. */
  readonly isChangedWithin?: true | undefined;
  readonly isStaffOnly?: true;
  readonly isScheduled?: true;
  /** Other lines stand under it. */
  readonly isParent?: true | undefined;
  /** "from 5 May", "3 blocks" or an assignment type. */
  readonly about?: string;
  /** "due 12 May". */
  readonly due?: string;
}

/** A line as the page sends it: after its parent, with nothing between but what stands in the same parent. */
export type SentRow = Omit<ShownRow, 'key' | 'parent'>;

/** The lines of a course (`TYPE@ID`) as they are worked with: their parents and keys follow from their order. */
export function receiveRows(sent: readonly SentRow[], course: string): readonly ShownRow[] {
  const path = [course];
  return sent.map((row) => {
    const parent = path[row.level - 1] ?? course;
    path[row.level] = row.block;
    return { key: `${parent}/${row.block}`, parent, ...row };
  });
}

export const typeOfBlock = (block: string): string => block.slice(0, block.indexOf('@'));

/** Whether a line is a unit, which has a page of its own: whatever stands where units do, of whatever type. */
export const isUnit = ({ block, parent }: Pick<ShownRow, 'block' | 'parent'>): boolean =>
  childTypes[typeOfBlock(parent)] !== undefined && childTypes[typeOfBlock(block)] === undefined;

/** The type of block that each level of an outline is made of; what a unit holds is not part of the outline. */
export const childTypes: Readonly<Record<string, 'chapter' | 'sequential' | 'vertical'>> = {
  course: 'chapter',
  chapter: 'sequential',
  sequential: 'vertical',
};
