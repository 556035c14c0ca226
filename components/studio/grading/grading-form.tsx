'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useAnswerFocus } from '@/components/ui/form/use-answer-focus';
import { Notice } from '@/components/ui/notice';
import { ConflictChoices } from '../settings/conflict-choices';
import type { GradingDraft } from './grading-draft';
import { GradingEditor } from './grading-editor';
import { type GradingAction, type TypeUse, untouchedGrading } from './grading-state';

/**
 * The grading policy and the grace period. A dry run comes before saving: what is saved is what was tried out. Works without script:
 * every button is one of the form.
 */
export function GradingForm({
  action,
  courseKey,
  opened,
  draft,
  uses,
  lang,
}: {
  readonly action: GradingAction;
  readonly courseKey: string;
  /** JSON of the stored policy and grace period. */
  readonly opened: string;
  readonly draft: GradingDraft;
  readonly uses: readonly TypeUse[];
  readonly lang: string | undefined;
}) {
  const t = useTranslations('studioGrading');
  const [state, formAction, isPending] = useActionState(action, untouchedGrading);
  const { round, conflicts, message } = state;
  const form = useAnswerFocus(round);
  return (
    <form
      ref={form}
      action={formAction}
      onSubmit={(event) => isPending && event.preventDefault()}
      noValidate
      className="studio-form"
    >
      <input type="hidden" name="courseKey" value={courseKey} />
      <input type="hidden" name="opened" value={state.opened ?? opened} />
      <input type="hidden" name="checked" value={state.checked} />
      <button type="submit" name="intent" value="check" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('check')}
      </button>
      {conflicts.length > 0 ? (
        <div data-answer="" tabIndex={-1}>
          <ConflictChoices key={round} conflicts={conflicts} />
        </div>
      ) : null}
      {conflicts.length === 0 && message !== '' ? (
        <div data-answer="" tabIndex={-1}>
          <Notice tone={state.status === 'saved' ? 'good' : 'bad'} isAnnounced>
            <p>{message}</p>
          </Notice>
        </div>
      ) : null}
      <GradingEditor
        key={round}
        initial={state.draft ?? draft}
        errors={state.errors}
        preview={state.preview}
        checked={state.checked}
        uses={uses}
        lang={lang}
        isPending={isPending}
      />
    </form>
  );
}
