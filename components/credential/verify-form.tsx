'use client';

import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';

/** What checking answers: drawn on the server, with what was typed. */
export interface VerifyAnswer {
  readonly result: ReactNode;
  readonly text: string;
}

/** Takes a certificate's number, address or credential, and shows what is known of it. Works without script. */
export function VerifyForm({
  action,
  label,
  hint,
  submit,
  initial,
}: {
  readonly action: (before: VerifyAnswer | null, form: FormData) => Promise<VerifyAnswer>;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  readonly initial: string;
}) {
  const [answer, send, isPending] = useActionState(action, null);
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) {
      result.current?.focus();
    }
  }, [answer]);
  return (
    <>
      <form action={send} className="grid gap-1.5">
        <label htmlFor="certificate" className="text-sm font-semibold">
          {label}
        </label>
        <p id="certificate-hint" className="text-sm text-ink-3">
          {hint}
        </p>
        <textarea
          id="certificate"
          name="text"
          rows={3}
          required
          maxLength={20_000}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="certificate-hint"
          className="ui-control block break-all"
          defaultValue={answer?.text ?? initial}
        />
        <div className="mt-3">
          <Button type="submit" disabled={isPending}>
            {submit}
          </Button>
        </div>
      </form>
      <div ref={result} tabIndex={-1} role="status" className="mt-9 outline-none">
        {answer?.result}
      </div>
    </>
  );
}
