'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { CourseKeyFields, type CourseKeyParts } from '@/components/studio/home/course-key-fields';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Notice } from '@/components/ui/notice';
import { type ActionState, idle } from '@/lib/action-state';
import type { CourseKeyCheck } from '@/lib/courses';

/** What an archive becomes: the key that it names to begin with. Where a course has that key, it is said what becomes of it. */
export function ImportDecision({
  importId,
  initial,
  organizations,
  action,
  check,
}: {
  readonly importId: string;
  readonly initial: CourseKeyParts;
  readonly organizations: readonly string[];
  readonly action: (before: ActionState, form: FormData) => Promise<ActionState>;
  readonly check: (key: CourseKeyParts) => Promise<CourseKeyCheck>;
}) {
  const t = useTranslations('studioImport.decide');
  const [state, send, isPending] = useActionState<ActionState, FormData>(action, idle);
  const [found, setFound] = useState<CourseKeyCheck | null>(null);
  const [isAgreed, setIsAgreed] = useState(false);
  const isReplacing = found?.state === 'taken' && found.mayReplace;
  const isRefused = found !== null && found.state !== 'free' && !(isReplacing && isAgreed);
  return (
    <form
      action={send}
      noValidate
      className="grid max-w-measure gap-5"
      onSubmit={(event) => (isPending || isRefused) && event.preventDefault()}
    >
      {state.status === 'failed' ? (
        <Notice tone="bad" isAnnounced>
          <p>{state.message}</p>
        </Notice>
      ) : null}
      <input type="hidden" name="importId" value={importId} />
      <CourseKeyFields
        initial={initial}
        organizations={organizations}
        check={check}
        onCheck={setFound}
        isTakenAllowed
      />
      {isReplacing ? (
        <Notice tone="warn" title={t('replaces', { title: found.title })}>
          <p className="mt-1 mb-3">{t('replacesText')}</p>
          <Checkbox
            id="isReplacing"
            name="isReplacing"
            label={t('agree')}
            checked={isAgreed}
            onChange={({ target }) => setIsAgreed(target.checked)}
          />
        </Notice>
      ) : null}
      <div>
        <Button type="submit" aria-disabled={isPending || isRefused || found === null || undefined}>
          {isReplacing ? t('replace') : t('create')}
        </Button>
      </div>
    </form>
  );
}
