import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { HeaderCell, Table } from '@/components/ui/table';
import type { GradeStanding, PolicyPreview as Preview, PreviewedChange } from '@/lib/grades';
import { GradeHistogram } from './grade-histogram';

/** What a dry run found: whose grade would change, by how much, and how the course would stand. */
export function PolicyPreview({ preview }: { readonly preview: Preview }) {
  const t = useTranslations('studioGrading.preview');
  const { learners, changed, raised, lowered, newlyPassed, newlyFailed, letterChanged, changes, isFrozen } = preview;
  const passing = [
    ...(newlyPassed > 0 ? [t('newlyPassed', { count: newlyPassed })] : []),
    ...(newlyFailed > 0 ? [t('newlyFailed', { count: newlyFailed })] : []),
    ...(letterChanged > 0 ? [t('letters', { count: letterChanged })] : []),
  ];
  return (
    <section
      aria-labelledby="preview-title"
      className="studio-section studio-section-wide"
      data-answer=""
      tabIndex={-1}
    >
      <div role="status">
        <h2 id="preview-title" className="text-lg">
          {changed === 0 ? t('titleNone') : t('title', { count: changed })}
        </h2>
        <p className="mt-1 text-sm text-ink-2">
          {learners === 0 ? t('nobody') : t('summary', { learners, raised, lowered })} {passing.join(' ')}
        </p>
        {isFrozen ? <p className="mt-1 text-sm text-warn">{t('frozen')}</p> : null}
      </div>
      {changed > 0 ? (
        <div className="grid gap-6">
          <GradeHistogram {...preview.histogram} />
          <div>
            <Table caption={t('caption', { shown: changes.length, total: changed })}>
              <thead>
                <tr>
                  <HeaderCell>{t('learner')}</HeaderCell>
                  <HeaderCell className="text-end">{t('now')}</HeaderCell>
                  <HeaderCell className="text-end">{t('then')}</HeaderCell>
                  <HeaderCell className="text-end">{t('change')}</HeaderCell>
                  <HeaderCell>{t('meaning')}</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {changes.map((change) => (
                  <ChangeRow key={change.userId} change={change} />
                ))}
              </tbody>
            </Table>
          </div>
        </div>
      ) : null}
    </section>
  );
}

function ChangeRow({ change: { name, before, after } }: { readonly change: PreviewedChange }) {
  const t = useTranslations('studioGrading.preview');
  const format = useFormatter();
  const shown = ({ percent, letter }: GradeStanding) =>
    t('grade', { percent: format.number(percent, { style: 'percent' }), letter: letter ?? '—' });
  const points = Math.round((after.percent - before.percent) * 100);
  return (
    <tr>
      <HeaderCell scope="row">
        <bdi>{name}</bdi>
      </HeaderCell>
      <td className="text-end">{shown(before)}</td>
      <td className="text-end">{shown(after)}</td>
      <td className={points === 0 ? 'text-end' : points < 0 ? 'text-end text-bad' : 'text-end text-good'}>
        {format.number(points, { signDisplay: 'exceptZero' })}
      </td>
      <td>
        {before.isPassed !== after.isPassed ? (
          <Badge tone={after.isPassed ? 'good' : 'bad'}>{t(after.isPassed ? 'passes' : 'fails')}</Badge>
        ) : before.letter !== after.letter ? (
          <Badge tone="warn">{t('letter', { before: before.letter ?? '—', after: after.letter ?? '—' })}</Badge>
        ) : null}
      </td>
    </tr>
  );
}
