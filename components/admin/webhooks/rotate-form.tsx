'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { useAnswerFocus } from '@/components/ui/form/use-answer-focus';
import { Notice } from '@/components/ui/notice';
import { MadeSecret } from './made-secret';
import { noSecret, type SecretAction } from './secret-state';

/** Makes an endpoint's secret anew, and shows it the one time. */
export function RotateForm({ id, action }: { readonly id: string; readonly action: SecretAction }) {
  const t = useTranslations('adminWebhookForm');
  const [state, formAction, isPending] = useActionState(action, noSecret);
  const form = useAnswerFocus(state.round);
  return (
    <form
      ref={form}
      action={formAction}
      onSubmit={(event) => isPending && event.preventDefault()}
      className="grid justify-items-start gap-3"
    >
      <input type="hidden" name="id" value={id} />
      {state.status === 'made' ? (
        <div className="w-full">
          <MadeSecret secret={state.secret} isFocused />
        </div>
      ) : null}
      {state.status === 'failed' ? (
        <div data-answer="" tabIndex={-1}>
          <Notice tone="bad" isAnnounced>
            {state.message}
          </Notice>
        </div>
      ) : null}
      <Button type="submit" size="sm" variant="quiet" aria-disabled={isPending || undefined}>
        {t('rotate')}
      </Button>
    </form>
  );
}
