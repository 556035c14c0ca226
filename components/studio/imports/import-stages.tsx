import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { ProgressBar } from '@/components/ui/progress-bar';
import { importSteps, type StudioImport } from './steps';

/** The stages of an import, what is done, what is under way and how far. */
export function ImportStages({ found }: { readonly found: Pick<StudioImport, 'state' | 'step' | 'done' | 'total'> }) {
  const t = useTranslations('studioImport.stages');
  const at =
    found.state === 'done'
      ? importSteps.length
      : Math.max(0, ...importSteps.map((step, index) => (step === found.step ? index : 0)));
  return (
    <ol className="grid gap-3" aria-label={t('label')}>
      {importSteps.map((step, index) => {
        const isDone = index < at || (step === 'check' && found.state !== 'checking' && found.state !== 'failed');
        const isNow = index === at && (found.state === 'checking' || found.state === 'running');
        const hasMeasure = isNow && found.total > 0;
        return (
          <li key={step} aria-current={isNow ? 'step' : undefined} className="grid grid-cols-[1.25rem_1fr] gap-x-2.5">
            <span className={isDone ? 'pt-1 text-good' : 'pt-1 text-ink-3'}>
              <Icon name={isDone ? 'check' : 'dash'} />
            </span>
            <span className={isNow ? 'font-semibold' : isDone ? '' : 'text-ink-3'}>
              {t(step)}
              <span className="sr-only"> {isDone ? t('done') : isNow ? t('now') : t('waiting')}</span>
              {hasMeasure ? (
                <ProgressBar value={found.done} max={found.total} label={t(step)} className="mt-2 max-w-measure" />
              ) : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
