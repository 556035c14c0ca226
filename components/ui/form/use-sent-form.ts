'use client';

import { useActionState } from 'react';
import { useAnswerFocus } from './use-answer-focus';

/** What a form's action answers: `round` rises with each answer. */
interface Answered {
  readonly round: number;
}

/**
 * A form that an action answers in place: what came of the last sending, whether one is on its way, what the form's element takes and
 * what its button does. One sending at a time; what needs attention has the focus. The action, not the browser, checks the fields, so
 * that a form without script says the same.
 */
export function useSentForm<State extends Answered>(
  action: (before: Awaited<State>, form: FormData) => Promise<State>,
  untouched: Awaited<State>,
) {
  const [state, send, isPending] = useActionState(action, untouched);
  const ref = useAnswerFocus(state.round);
  return {
    state,
    isPending,
    form: {
      ref,
      action: send,
      // A second click while the first is on its way sends nothing.
      onSubmit: (event: { preventDefault(): void }) => {
        if (isPending) {
          event.preventDefault();
        }
      },
      noValidate: true,
    },
    button: { 'aria-disabled': isPending || undefined },
  } as const;
}
