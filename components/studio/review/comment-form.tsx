'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import type { ActionState } from '@/lib/action-state';

/** A field for a comment. What was typed stays until it has been taken. */
export function CommentForm({
  label,
  submit,
  send,
  onSent,
  children,
}: {
  readonly label: string;
  readonly submit: string;
  readonly send: (body: string) => Promise<ActionState>;
  readonly onSent?: () => void;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('studioReview');
  const id = useId();
  const [body, setBody] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const post = async () => {
    if (body.trim() === '' || isSending) {
      return;
    }
    setIsSending(true);
    try {
      const answer = await send(body);
      if (answer.status === 'done') {
        setBody('');
        setFault(null);
        onSent?.();
      } else {
        setFault(answer.status === 'failed' ? answer.message : null);
      }
    } catch {
      setFault(t('offline'));
    } finally {
      setIsSending(false);
    }
  };
  return (
    <form
      className="mt-3 grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
    >
      {children}
      <label className="grid gap-1 text-sm" htmlFor={id}>
        {label}
      </label>
      <Textarea id={id} maxLength={5000} rows={3} value={body} onChange={(event) => setBody(event.target.value)} />
      {fault && (
        <p className="text-sm text-bad" role="alert">
          {fault}
        </p>
      )}
      <Button className="justify-self-start" disabled={isSending} size="sm" type="submit" variant="quiet">
        {submit}
      </Button>
    </form>
  );
}
