'use client';

import { type ReactNode, startTransition, useActionState, useEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';

/** What the action of a small form answers, in the reader's words. */
export interface ActionFormState {
  readonly status: 'idle' | 'done' | 'failed';
  readonly message: string;
  readonly round: number;
}

export type ActionFormAction = (before: ActionFormState, form: FormData) => Promise<ActionFormState>;

const untouched: ActionFormState = { status: 'idle', message: '', round: 0 };

/**
 * A form of a few fields that the server has drawn (`children`), with its answer under it. What is typed stays where it could not be
 * saved. Works without script.
 */
export function ActionForm({
  action,
  hidden,
  label,
  className,
  children,
}: {
  readonly action: ActionFormAction;
  readonly hidden: Readonly<Record<string, string>>;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const [state, formAction, isPending] = useActionState(action, untouched);
  const form = useRef<HTMLFormElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const { round, status, message } = state;
  useEffect(() => {
    if (round > 0) {
      if (status === 'done') {
        form.current?.reset();
      }
      answer.current?.focus();
    }
  }, [round, status]);
  return (
    <form
      ref={form}
      aria-label={label}
      action={formAction}
      onSubmit={(event) => {
        // Sent by hand: React would empty the fields whatever the answer is.
        event.preventDefault();
        if (!isPending) {
          const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
          startTransition(() => formAction(data));
        }
      }}
      className={className}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {message === '' ? null : (
        <div ref={answer} tabIndex={-1} className="studio-wide mt-2">
          <Notice tone={status === 'done' ? 'good' : 'bad'} isAnnounced>
            <p className="text-sm">{message}</p>
          </Notice>
        </div>
      )}
    </form>
  );
}
