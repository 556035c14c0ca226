import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { type PostAction, PostButton } from '../post-button';
import { runPath, shortFunctionName } from './paths';

export interface WorkflowAlert {
  readonly id: string;
  readonly runId: string;
  readonly functionId: string;
  readonly message: string;
  readonly createdAt: Date;
}

/** Functions that failed for good and that nobody has seen to yet. */
export function AlertList({
  alerts,
  retry,
  dismiss,
}: {
  readonly alerts: readonly WorkflowAlert[];
  /** Takes a form with `runId`. */
  readonly retry: PostAction;
  /** Takes a form with `alertId`. */
  readonly dismiss: PostAction;
}) {
  const t = useTranslations('admin.workflows');
  return (
    <section aria-labelledby="alerts">
      <h2 id="alerts" className="text-xl">
        {t('alerts.title')}
      </h2>
      <ul className="mt-3 grid gap-3">
        {alerts.map(({ id, runId, functionId, message, createdAt }) => {
          const name = shortFunctionName(functionId);
          return (
            <li
              key={id}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 rounded-e-md border-s-3 border-bad bg-bad-soft px-4 py-3"
            >
              <div className="min-w-0 flex-1 basis-72">
                <p className="flex flex-wrap items-baseline gap-x-3 font-semibold">
                  <TextLink href={runPath(runId)}>{name}</TextLink>
                  <span className="text-xs font-normal text-ink-2">
                    <DateTime value={createdAt} style="second" />
                  </span>
                </p>
                <p className="mt-1 text-sm break-words" dir="auto">
                  {message}
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                <PostButton action={retry} fields={{ runId }} label={t('retry')} subject={` ${name}`} />
                <PostButton
                  action={dismiss}
                  fields={{ alertId: id }}
                  label={t('alerts.dismiss')}
                  subject={` ${name}`}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
