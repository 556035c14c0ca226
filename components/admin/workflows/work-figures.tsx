import { useTranslations } from 'next-intl';
import { Figures } from '@/components/admin/figures';
import { Duration } from '@/components/ui/time/duration';
import type { WorkflowStatus } from '@/lib/workflows';

/** Where work in the background stands; on Inngest, only what waits to be sent there is known. */
export function WorkFigures({ work }: { readonly work: WorkflowStatus }) {
  const t = useTranslations('admin.workflows');
  const { engine, unfinished, waiting, failed, oldestSeconds } = work;
  const backlog = [
    { label: t('figures.unfinished'), value: t('count', { count: unfinished }), note: t(`figures.${engine}Note`) },
    {
      label: t('figures.oldest'),
      value: unfinished > 0 ? <Duration ms={oldestSeconds * 1000} /> : '–',
      note: t('figures.oldestNote'),
    },
  ];
  const ownEngine = [
    { label: t('figures.waiting'), value: t('count', { count: waiting }), note: t('figures.waitingNote') },
    {
      label: t('figures.failed'),
      value: t('count', { count: failed }),
      note: t('figures.failedNote'),
      isBad: failed > 0,
    },
  ];
  return (
    <div>
      <Figures figures={engine === 'embedded' ? [...backlog, ...ownEngine] : backlog} />
      <p className="mt-3 max-w-measure text-sm text-ink-2">{t(`engine.${engine}`)}</p>
    </div>
  );
}
