'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ReviewThread } from '@/lib/reviews';
import { CommentForm } from './comment-form';
import type { ReviewActions } from './review-panel';

/** One thread: what was said, of what, by whom; an answer, and that it is settled. */
export function ThreadShown({
  thread,
  about,
  courseKey,
  unit,
  actions,
}: {
  readonly thread: ReviewThread;
  /** What of the unit it is about; null for all of it. */
  readonly about: string | null;
  readonly courseKey: string;
  readonly unit: string;
  readonly actions: ReviewActions;
}) {
  const t = useTranslations('studioReview');
  const format = useFormatter();
  const [isAnswering, setIsAnswering] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { id, resolved, comments } = thread;
  const settle = async () => {
    try {
      const answer = await actions.settle({ courseKey, threadId: id, isResolved: resolved === null });
      setFault(answer.status === 'failed' ? answer.message : null);
    } catch {
      setFault(t('offline'));
    }
  };
  return (
    <li className="review-thread">
      {thread.block !== null && (
        <a className="text-link text-sm" href={`#${thread.block}`}>
          {about}
        </a>
      )}
      {comments.map((comment) => (
        <div key={comment.id}>
          <p className="text-ink-3 text-xs">
            <bdi className="font-semibold text-ink-2">{comment.authorName ?? t('somebody')}</bdi>{' '}
            <time dateTime={comment.at.toISOString()}>
              {format.dateTime(comment.at, { dateStyle: 'medium', timeStyle: 'short' })}
            </time>
          </p>
          <p className="whitespace-pre-line" dir="auto">
            {comment.body || <span className="text-ink-3">{t('erased')}</span>}
          </p>
        </div>
      ))}
      {resolved && <p className="text-ink-3 text-xs">{t('settledBy', { name: resolved.byName ?? t('somebody') })}</p>}
      {fault && (
        <p className="text-sm text-bad" role="alert">
          {fault}
        </p>
      )}
      {isAnswering ? (
        <CommentForm
          label={t('answer')}
          send={(body) => actions.comment({ courseKey, unit, threadId: id, body })}
          submit={t('sendAnswer')}
          onSent={() => setIsAnswering(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-1">
          {!resolved && (
            <Button size="sm" variant="plain" onClick={() => setIsAnswering(true)}>
              {t('answer')}
            </Button>
          )}
          <Button size="sm" variant="plain" onClick={() => void settle()}>
            {resolved ? t('reopen') : t('settle')}
          </Button>
        </div>
      )}
    </li>
  );
}
