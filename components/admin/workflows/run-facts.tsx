import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { Duration } from '@/components/ui/time/duration';
import type { RunDetail } from '@/lib/workflows';
import { runPath } from './paths';
import { RunStatus } from './run-status';

/** When a run was made, began and ended, what it was made for, and how it stands. */
export function RunFacts({ run }: { readonly run: RunDetail }) {
  const t = useTranslations('admin.workflows');
  const { status, eventName, createdAt, startedAt, endedAt, retryOf, id } = run;
  const at = (instant: Date | null) => (instant ? <DateTime value={instant} style="second" /> : '–');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('column.state'), <RunStatus key="status" status={status} />],
    [t('column.event'), eventName],
    [t('column.made'), at(createdAt)],
    [t('column.began'), at(startedAt)],
    [t('column.ended'), at(endedAt)],
    [
      t('column.took'),
      startedAt && endedAt ? <Duration key="took" ms={endedAt.getTime() - startedAt.getTime()} /> : '–',
    ],
    ...(retryOf
      ? [
          [
            t('run.retryOf'),
            <TextLink key="retry" href={runPath(retryOf)}>
              {retryOf}
            </TextLink>,
          ] as const,
        ]
      : []),
    [t('run.id'), id],
  ];
  return (
    <dl className="grid gap-x-8 gap-y-3 border-y border-line py-4 text-sm sm:grid-cols-2 xl:grid-cols-4">
      {facts.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs font-semibold text-ink-3">{label}</dt>
          <dd className="num mt-0.5 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
