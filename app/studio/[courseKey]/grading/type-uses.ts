import type { TypeUse } from '@/components/studio/grading/grading-state';
import { type CourseOutline, type OutlineEntry, type StudioCourse, subsectionsOf } from '@/lib/courses';
import { titleOf } from '@/lib/enrollments';
import { defaultGradingPolicy, parseGradingPolicy } from '@/lib/grading';

/** Which subsections are of which type, and graded ones in the draft whose type the policy does not have. */
export function typeUses({ draft, published }: StudioCourse): {
  readonly uses: readonly TypeUse[];
  readonly strays: readonly { readonly block: string; readonly title: string; readonly format: string }[];
} {
  const read = parseGradingPolicy(published.documents.gradingPolicy);
  const { types } = read.ok ? read.policy : defaultGradingPolicy;
  const names = new Set(types.map(({ type }) => type));
  const uses = [...names].map((type): TypeUse => {
    const [now, then] = [subsectionsOf(published, type), subsectionsOf(draft, type)];
    const all = new Map([...now, ...then].map((entry) => [entry.block, titleOf(entry)]));
    return {
      type,
      published: now.length,
      drafted: then.length,
      subsections: [...all].map(([block, title]) => ({ block, title })),
    };
  });
  const strays = sequentials(draft).flatMap((entry) => {
    const { format } = entry.ownSettings;
    return typeof format === 'string' && format !== '' && !names.has(format) && entry.settings.graded === true
      ? [{ block: entry.block, title: titleOf(entry), format }]
      : [];
  });
  return { uses, strays };
}

const sequentials = ({ entries }: CourseOutline): readonly OutlineEntry[] =>
  [...entries.values()].filter(({ type }) => type === 'sequential');
