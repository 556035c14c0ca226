import type { ProblemBlockView } from '@/lib/attempts';
import type { UnsupportedInput } from '@/lib/capa/model';
import type { ProblemWords } from './words';

/** Tags of which the page can say why they are not graded; of any other it says that its kind is not known here. */
const explained = new Set(['symbolicresponse', 'externalresponse', 'filesubmission'] as const);
type Explained = typeof explained extends Set<infer Tag> ? Tag : never;
const isExplained = (tag: string): tag is Explained => (explained as ReadonlySet<string>).has(tag);

/** A part that cannot be answered here: says why, and that it costs nothing. The team of the course is told the tag. */
export function UnsupportedField({
  input,
  problem,
  words,
}: {
  input: Pick<UnsupportedInput, 'label' | 'tag' | 'reason'>;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const why = input.reason === 'script' ? 'script' : isExplained(input.tag) ? input.tag : 'other';
  return (
    <div className="problem-ungraded" role="note">
      {input.label && <div className="mb-2 text-ink" dangerouslySetInnerHTML={{ __html: input.label }} />}
      <p>
        <strong>{t('notGradedHere.title')}</strong> {t(`notGradedHere.why.${why}`)}
      </p>
      {problem.seesAsStaff && (
        <p className="mt-2 text-sm">
          {t('notGradedHere.team')} <code>{`<${input.tag}>`}</code>
        </p>
      )}
    </div>
  );
}
