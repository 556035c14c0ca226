import type { CourseOutline, OutlineEntry } from '@/lib/courses';
import { isCountedIn, titleOf } from '@/lib/enrollments';
import { type CourseSubsection, gradeCourse, listScoredBlocks } from '@/lib/grading';
import { rememberOf } from '@/lib/remember-of';
import { policyOf } from '../policy-of';

/** A subsection that counts towards the course grade, as a column of the gradebook. */
export interface GradebookColumn {
  /** `sequential@ID`. */
  readonly block: string;
  /** `HW 01`: the name that the grading policy gives it. */
  readonly label: string;
  readonly title: string;
  /** The assignment type. */
  readonly format: string;
}

/**
 * The subsections that count, in course order, named as the grading policy names them. The same for all learners: what one may not
 * know of is an empty cell.
 */
export const listColumns = rememberOf((outline: CourseOutline): readonly GradebookColumn[] => {
  const counted = isCountedIn(outline, () => true);
  const subsections = outline.schedule.children.flatMap(({ children }) =>
    children
      .filter(({ node, access }) => node.type === 'sequential' && access.isGraded && !access.isStaffOnly)
      .map(({ node, access }) => asSubsection(node, access.format, counted)),
  );
  const { types } = gradeCourse(policyOf({ outline }), subsections);
  const byBlock = new Map(
    types.flatMap(({ type, entries }) =>
      entries.flatMap(({ subsection, label }) =>
        subsection
          ? [[subsection.block, { block: subsection.block, label, title: subsection.title ?? '', format: type.type }]]
          : [],
      ),
    ),
  );
  return subsections.flatMap(({ block }) => byBlock.get(block) ?? []);
});

function asSubsection(
  node: OutlineEntry,
  format: string | null,
  counted: (block: string) => boolean,
): CourseSubsection {
  const possible = listScoredBlocks(node, counted)
    .filter(({ isGraded }) => isGraded)
    .reduce((sum, block) => sum + (block.weight ?? block.possible), 0);
  return {
    block: node.block,
    title: titleOf(node),
    format,
    isGraded: true,
    graded: { earned: 0, possible },
    percentGraded: 0,
    results: 'shown',
  };
}
