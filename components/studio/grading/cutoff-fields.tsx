import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-notes';
import { Input } from '@/components/ui/input';
import type { CutoffRow } from './grading-draft';
import type { DraftProps } from './grading-editor';

const never = () => () => {};
/** False in the page as it is sent: a slider moves a number only where there is script. */
const useHasScript = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** From which percent on each grade is given: by number, and with script by slider. */
export function CutoffFields({ draft, errors, change, edit }: DraftProps) {
  const t = useTranslations('studioGrading.cutoffs');
  const hasScript = useHasScript();
  const { cutoffs } = draft;
  const set = (index: number, more: Partial<CutoffRow>) =>
    change({ ...draft, cutoffs: cutoffs.map((row, at) => (at === index ? { ...row, ...more } : row)) });
  return (
    <StudioSection id="cutoffs" title={t('title')} text={t('text')} isWide>
      <div className="grid gap-4">
        <Scale cutoffs={cutoffs} />
        {errors.cutoffs ? <FieldError id="cutoffs-error">{errors.cutoffs}</FieldError> : null}
        <div className="grid gap-2">
          {cutoffs.map((row, index) => {
            const [letter, percent] = [`cutoff.${index}.letter`, `cutoff.${index}.percent`];
            const named = row.letter || t('unnamed', { number: index + 1 });
            const wrong = errors[letter] ?? errors[percent];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cut-off has no name but the one that is typed
              <fieldset key={index} aria-label={named} className="grid gap-1">
                <div className="cutoff-row">
                  <label htmlFor={letter} className="grid gap-1">
                    <span className="sr-only">{t('letter')}</span>
                    <Input
                      id={letter}
                      name={letter}
                      value={row.letter}
                      onChange={(event) => set(index, { letter: event.target.value })}
                      aria-invalid={errors[letter] ? true : undefined}
                      aria-describedby={wrong ? `${letter}-error` : undefined}
                      dir="auto"
                    />
                  </label>
                  <label htmlFor={percent} className="flex items-center gap-2 text-sm">
                    <span>{t('from')}</span>
                    <Input
                      id={percent}
                      name={percent}
                      value={row.percent}
                      inputMode="decimal"
                      onChange={(event) => set(index, { percent: event.target.value })}
                      aria-invalid={errors[percent] ? true : undefined}
                      aria-describedby={wrong ? `${letter}-error` : undefined}
                      className="w-20 text-end"
                    />
                    <span aria-hidden="true">%</span>
                  </label>
                  <input
                    type="range"
                    min={0}
                    max={100}
                    step={1}
                    hidden={!hasScript}
                    value={Number(row.percent) || 0}
                    onChange={(event) => set(index, { percent: event.target.value })}
                    aria-label={t('slider', { name: named })}
                    className="cutoff-slider"
                  />
                  <Button
                    {...edit(`remove-cutoff:${index}`)}
                    variant="plain"
                    size="sm"
                    aria-label={t('removeNamed', { name: named })}
                  >
                    {t('remove')}
                  </Button>
                </div>
                {wrong ? <FieldError id={`${letter}-error`}>{wrong}</FieldError> : null}
              </fieldset>
            );
          })}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button {...edit('add-cutoff')} variant="quiet" size="sm">
            {t('add')}
          </Button>
          <Button {...edit('pass-fail')} variant="plain" size="sm">
            {t('passFail')}
          </Button>
          <Button {...edit('letters')} variant="plain" size="sm">
            {t('letters')}
          </Button>
        </div>
      </div>
    </StudioSection>
  );
}

/** The whole range from 0 to 100 %, with the grade of each part. Decoration: the numbers stand in the fields. */
function Scale({ cutoffs }: { readonly cutoffs: readonly CutoffRow[] }) {
  const t = useTranslations('studioGrading.cutoffs');
  const rising = cutoffs
    .map(({ letter, percent }) => ({ letter, from: Math.min(100, Math.max(0, Number(percent) || 0)) }))
    .sort((a, b) => a.from - b.from);
  const parts = [{ letter: t('below'), from: 0 }, ...rising].map((part, index, all) => ({
    ...part,
    width: (all[index + 1]?.from ?? 100) - part.from,
    isBelow: index === 0,
  }));
  return (
    <div aria-hidden="true" className="cutoff-scale">
      {parts.map(({ letter, from, width, isBelow }) =>
        width > 0 ? (
          <div
            key={`${letter} ${from}`}
            className={isBelow ? 'cutoff-part cutoff-below' : 'cutoff-part'}
            style={{ inlineSize: `${width}%` }}
          >
            <span className="truncate">
              <bdi>{letter}</bdi>
            </span>
          </div>
        ) : null,
      )}
    </div>
  );
}
