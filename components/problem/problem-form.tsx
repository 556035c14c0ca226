'use client';

import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type CollectAnswer, CollectorsContext, collectAnswers, type EnterCollector } from './answer-collectors';
import { restoreTyped } from './restore-typed';

/** What an action answers: the problem drawn anew, or a sentence for a form that stays as it is. */
export type ProblemAnswer = { readonly body: ReactNode } | { readonly error: string };

export type ProblemAction = (before: ProblemAnswer | null, form: FormData) => Promise<ProblemAnswer>;

/**
 * The form around a problem, whose fields say which it is. Without script it is an ordinary form that the server answers with the whole page. With script
 * the answer comes back in place, what was typed stays even when the network is gone or a hint was asked for, and the focus moves
 * to the result. Inputs whose answer lies elsewhere (an author's page in a frame) are asked for it first.
 */
export function ProblemForm({
  action,
  address,
  offline,
  children,
}: {
  action: ProblemAction;
  /** Where the answer to a form without script is shown, the page and the problem on it: names this form among those of the page. */
  address?: string;
  /** Said when the network does not answer. */
  offline: string;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  // What the server answered to a form that was sent without script, and the action for such a form.
  const [posted, post] = useActionState<ProblemAnswer | null, FormData>(action, null, address);
  const [drawn, setDrawn] = useState<ReactNode>(null);
  const [error, setError] = useState<string | null>(null);
  // Not a transition: React ends those only together with whatever else of the page is under way, and presses until then would be lost.
  const [isSending, setIsSending] = useState(false);
  const sending = useRef(false);
  const collectors = useRef(new Set<CollectAnswer>());
  const enterCollector = useCallback<EnterCollector>((collect) => {
    collectors.current.add(collect);
    return () => collectors.current.delete(collect);
  }, []);

  // The server draws fields with the answers that it has: what was typed while it did, or for nothing but a hint, is put back.
  const typed = useRef<FormData | null>(null);
  useLayoutEffect(() => {
    if (drawn && form.current) {
      restoreTyped(form.current, typed.current);
    }
  }, [drawn]);

  useEffect(() => {
    if (drawn) {
      form.current?.querySelector<HTMLElement>('[data-result]')?.focus();
    }
  }, [drawn]);

  const send = async (data: FormData) => {
    const missing = carriesAnswers(data) ? await collectAnswers(collectors.current, data) : null;
    if (missing !== null) {
      setError(missing);
      return;
    }
    try {
      const answer = await action(null, data);
      if ('error' in answer) {
        setError(answer.error);
      } else {
        setError(null);
        typed.current = data.get('intent') === 'reset' || !form.current ? null : new FormData(form.current);
        setDrawn(answer.body);
      }
    } catch (cause) {
      if (cause instanceof TypeError) {
        // The browser's word for a network that is gone.
        setError(offline);
      } else {
        // Anything else is for the error page, which hears what is thrown while a page is drawn.
        setDrawn(() => {
          throw cause;
        });
      }
    }
  };

  // Sent by hand: React empties a form after its own action, and a refused answer must stay where it was typed.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { nativeEvent } = event;
    if (sending.current || !(nativeEvent instanceof SubmitEvent)) {
      return;
    }
    sending.current = true;
    setIsSending(true);
    void send(new FormData(event.currentTarget, nativeEvent.submitter)).finally(() => {
      sending.current = false;
      setIsSending(false);
    });
  };

  const said = error ?? (posted && 'error' in posted ? posted.error : null);
  return (
    <form action={post} aria-busy={isSending} onSubmit={submit} ref={form}>
      <CollectorsContext value={enterCollector}>
        {drawn ?? (posted && 'body' in posted ? posted.body : children)}
      </CollectorsContext>
      {said && (
        <p className="mt-3 text-bad" role="alert">
          {said}
        </p>
      )}
    </form>
  );
}

/** Enter in a field presses no button: such a form submits. */
const carriesAnswers = (data: FormData) => ['submit', 'save'].includes(String(data.get('intent') ?? 'submit'));
