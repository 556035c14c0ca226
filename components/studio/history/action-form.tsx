'use client';

import { type ReactNode, useActionState } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { type ActionState, idle } from '@/lib/action-state';

/** One thing to do by a button; what stands in its way is said beneath. */
export function ActionForm({
  action,
  hidden,
  submit,
  label,
  variant = 'quiet',
  size = 'sm',
  children,
}: {
  /** Answers what is to be said once it is done, where the page stays. */
  readonly action: (before: unknown, form: FormData) => Promise<ActionState<string>>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly submit: string;
  /** What the button is called where its text alone does not say it. */
  readonly label?: string;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Fields before the button. */
  readonly children?: ReactNode;
}) {
  const [state, send, isPending] = useActionState<ActionState<string>, FormData>(action, idle);
  return (
    <form action={send} className="grid justify-items-start gap-2">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button type="submit" variant={variant} size={size} disabled={isPending} aria-label={label}>
        {submit}
      </Button>
      {state.status === 'failed' ? (
        <Notice tone="bad" isAnnounced>
          <p>{state.message}</p>
        </Notice>
      ) : null}
      {state.status === 'done' ? (
        <p role="status" className="text-sm text-good">
          {state.value}
        </p>
      ) : null}
    </form>
  );
}
