'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { type ActionState, idle } from '@/lib/action-state';
import type { CourseKeyCheck } from '@/lib/courses';
import { CourseKeyFields, type CourseKeyParts } from './course-key-fields';

/** Makes a course run: the first of a course, which needs a title, or a new one of a course that is there (`courseKey`). */
export function CourseForm({
  action,
  check,
  initial,
  organizations,
  courseKey,
  submit,
  children,
}: {
  readonly action: (before: ActionState, form: FormData) => Promise<ActionState>;
  readonly check: (key: CourseKeyParts) => Promise<CourseKeyCheck>;
  readonly initial: CourseKeyParts;
  readonly organizations: readonly string[];
  readonly courseKey?: string;
  readonly submit: string;
  /** What stands beside the button. */
  readonly children?: ReactNode;
}) {
  const t = useTranslations('studioHome');
  const [state, send, isPending] = useActionState<ActionState, FormData>(action, idle);
  const [found, setFound] = useState<CourseKeyCheck | null>(null);
  const [title, setTitle] = useState('');
  const answer = useRef<HTMLDivElement>(null);
  const failed = state.status === 'failed' ? state : null;
  useEffect(() => {
    if (failed) {
      answer.current?.focus();
    }
  }, [failed]);
  const isRefused = found !== null && found.state !== 'free';
  return (
    <form
      action={send}
      noValidate
      className="grid max-w-measure gap-5"
      onSubmit={(event) => (isPending || isRefused) && event.preventDefault()}
    >
      {failed && Object.keys(failed.fields).length === 0 ? (
        <div ref={answer} tabIndex={-1}>
          <Notice tone="bad" isAnnounced>
            <p>{failed.message}</p>
          </Notice>
        </div>
      ) : null}
      {courseKey === undefined ? (
        <Field id="title" label={t('form.title')} hint={t('form.titleHint')} error={failed?.fields.title} required>
          {(control) => (
            <Input
              {...control}
              name="title"
              dir="auto"
              maxLength={255}
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
          )}
        </Field>
      ) : (
        <input type="hidden" name="courseKey" value={courseKey} />
      )}
      <CourseKeyFields
        initial={initial}
        organizations={organizations}
        check={check}
        onCheck={setFound}
        {...(failed && { errors: failed.fields })}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={isPending || isRefused || undefined}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  );
}
