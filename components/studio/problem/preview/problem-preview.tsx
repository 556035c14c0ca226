'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { ProblemForm } from '@/components/problem/problem-form';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Preview } from './use-preview';

/** The problem beside its editor, as a learner would have it: to be answered, with hints and answers. Nothing of it is kept. */
export function ProblemPreview({
  preview,
  brokenLine,
  frame,
}: {
  readonly preview: Preview;
  /** Where what is written cannot be read; the problem is shown as it was before. */
  readonly brokenLine: number | null;
  readonly frame: RefObject<HTMLDivElement | null>;
}) {
  const t = useTranslations('studioProblem.preview');
  const { drawn, failure, varies, variant, isPending } = preview;
  return (
    <section aria-labelledby="problem-trial-title" className="problem-trial" aria-busy={isPending}>
      <header className="problem-trial-head">
        <h3 id="problem-trial-title" className="text-sm font-semibold">
          {t('title')}
        </h3>
        {varies ? <span className="num text-xs text-ink-3">{t('variant', { number: variant })}</span> : null}
        <div className="ms-auto flex flex-wrap gap-2">
          {varies ? (
            <Button size="sm" variant="quiet" onClick={preview.showOther}>
              {t('another')}
            </Button>
          ) : null}
          <Button size="sm" variant="plain" onClick={preview.startAgain}>
            {t('again')}
          </Button>
        </div>
      </header>
      {brokenLine === null ? null : <p className="text-sm text-ink-2">{t('stale', { line: brokenLine })}</p>}
      {failure === null ? null : (
        <Notice className="mb-3" isAnnounced tone="warn">
          {t('failed', { reason: failure })}
        </Notice>
      )}
      <div ref={frame} className="problem-trial-sheet">
        {drawn ? (
          <ProblemForm key={drawn.number} action={(_before, form) => preview.act(form)} offline={t('offline')}>
            {drawn.body}
          </ProblemForm>
        ) : (
          <p className="text-ink-3" role="status">
            {t('drawing')}
          </p>
        )}
      </div>
      <p className="text-xs text-ink-3">{t('note')}</p>
    </section>
  );
}
