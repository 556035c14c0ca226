import { useFormatter, useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { ProgressBar } from '@/components/ui/progress-bar';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { RosterLearner } from '@/lib/grades';

/** The enrolled learners of a course: how far each is, and their grade. */
export function RosterTable({
  learners,
  hrefOf,
}: {
  readonly learners: readonly RosterLearner[];
  readonly hrefOf: (userId: string) => string;
}) {
  const t = useTranslations('instructor.roster');
  const deleted = useTranslations('instructor.learner')('deleted');
  const format = useFormatter();
  const percent = (fraction: number) => format.number(fraction, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Table caption={t('caption')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('learner')}</HeaderCell>
          <HeaderCell>{t('mode')}</HeaderCell>
          <HeaderCell>{t('enrolled')}</HeaderCell>
          <HeaderCell className="w-56">{t('progress')}</HeaderCell>
          <HeaderCell>{t('lastProgress')}</HeaderCell>
          <HeaderCell className="text-end!">{t('grade')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {learners.map((learner) => {
          const name = learner.name === '' ? deleted : learner.name;
          return (
            <tr key={learner.userId}>
              <HeaderCell scope="row" className="min-w-40">
                <TextLink href={hrefOf(learner.userId)}>
                  <bdi>{name}</bdi>
                </TextLink>
                <span className="block text-xs font-normal [overflow-wrap:anywhere] text-ink-3">{learner.email}</span>
              </HeaderCell>
              <td>{learner.mode}</td>
              <td className="whitespace-nowrap">
                <DateTime value={learner.enrolledAt} />
              </td>
              <td>
                <span className="flex items-center gap-3">
                  <ProgressBar
                    value={learner.progress}
                    label={t('progressOf', { name })}
                    valueText={percent(learner.progress)}
                    className="min-w-24 grow"
                  />
                  <span className="num w-11 text-end">{percent(learner.progress)}</span>
                </span>
              </td>
              <td className="whitespace-nowrap">
                {learner.lastProgressAt ? <DateTime value={learner.lastProgressAt} /> : t('never')}
              </td>
              <td className="num text-end! whitespace-nowrap">
                {learner.percent === null ? '–' : percent(learner.percent)}
                {learner.letter ? <span className="ms-2 text-ink-3">{learner.letter}</span> : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
