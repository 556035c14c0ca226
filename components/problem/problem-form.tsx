'use client';

import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState, useTransition } from 'react';

/**
 * The form around a problem. Without script it is an ordinary form that the server answers with the whole page. With script
 * the answer comes back in place, what was typed stays even when the network is gone, and the focus moves to the result.
 */
export function ProblemForm({
  action,
  hidden,
  offline,
  children,
}: {
  action: (shown: ReactNode, form: FormData) => Promise<ReactNode>;
  hidden: Readonly<Record<string, string>>;
  /** Said when the network does not answer. */
  offline: string;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  // What the server answered to a form that was sent without script, and the action for such a form.
  const [posted, post] = useActionState<ReactNode, FormData>(action, null);
  const [answered, setAnswered] = useState<ReactNode>(null);
  const [isOffline, setOffline] = useState(false);
  const [isPending, startSending] = useTransition();

  useEffect(() => {
    if (answered) {
      form.current?.querySelector<HTMLElement>('[data-result]')?.focus();
    }
  }, [answered]);

  // Sent by hand: React empties a form after its own action, and a refused answer must stay where it was typed.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { nativeEvent } = event;
    if (isPending || !(nativeEvent instanceof SubmitEvent)) {
      return;
    }
    const data = new FormData(event.currentTarget, nativeEvent.submitter);
    startSending(async () => {
      try {
        const answer = await action(null, data);
        setOffline(false);
        setAnswered(answer);
      } catch (error) {
        // The browser's word for a network that is gone; anything else is for the error page.
        if (!(error instanceof TypeError)) {
          throw error;
        }
        setOffline(true);
      }
    });
  };

  return (
    <form action={post} aria-busy={isPending} onSubmit={submit} ref={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      {answered ?? posted ?? children}
      {isOffline && (
        <p className="mt-3 text-bad" role="alert">
          {offline}
        </p>
      )}
    </form>
  );
}
