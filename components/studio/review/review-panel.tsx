'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ActionState } from '@/lib/action-state';
import type { ReviewThread } from '@/lib/reviews';
import { CommentForm } from './comment-form';
import { ThreadShown } from './thread-shown';

export interface ReviewActions {
  readonly comment: (input: unknown) => Promise<ActionState>;
  readonly settle: (input: unknown) => Promise<ActionState>;
}

/** What the team says of the unit's draft: what is open, one by one, then what is settled. */
export function ReviewPanel({
  courseKey,
  unit,
  blocks,
  threads,
  actions,
}: {
  readonly courseKey: string;
  readonly unit: string;
  readonly blocks: readonly { readonly block: string; readonly title: string }[];
  readonly threads: readonly ReviewThread[];
  readonly actions: ReviewActions;
}) {
  const t = useTranslations('studioReview');
  const [about, setAbout] = useState('');
  const open = threads.filter(({ resolved }) => !resolved);
  const settled = threads.filter(({ resolved }) => resolved);
  const nameOf = (block: string | null) =>
    block === null ? null : (blocks.find((one) => one.block === block)?.title ?? t('gone'));
  const shown = (thread: ReviewThread) => (
    <ThreadShown
      key={thread.id}
      about={nameOf(thread.block)}
      actions={actions}
      courseKey={courseKey}
      thread={thread}
      unit={unit}
    />
  );
  return (
    <section aria-labelledby="review-title" className="review">
      <h2 id="review-title" className="studio-aside-heading">
        {t('title', { count: open.length })}
      </h2>
      {threads.length === 0 && <p className="text-ink-2">{t('empty')}</p>}
      <ol className="review-list">{open.map(shown)}</ol>
      <CommentForm
        label={t('new')}
        send={(body) => actions.comment({ courseKey, unit, body, ...(about === '' ? {} : { block: about }) })}
        submit={t('write')}
      >
        <label className="grid gap-1 text-sm">
          {t('about')}
          <select className="ui-control ui-select" value={about} onChange={(event) => setAbout(event.target.value)}>
            <option value="">{t('wholeUnit')}</option>
            {blocks.map(({ block, title }) => (
              <option key={block} value={block}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </CommentForm>
      {settled.length > 0 && (
        <details className="mt-4">
          <summary className="text-ink-2">{t('settled', { count: settled.length })}</summary>
          <ol className="review-list">{settled.map(shown)}</ol>
        </details>
      )}
    </section>
  );
}
