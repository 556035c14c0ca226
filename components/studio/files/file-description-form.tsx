'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { type ActionState, idle } from '@/lib/action-state';

/** What a picture shows, and who may open the file. */
export function FileDescriptionForm({
  courseKey,
  path,
  alt,
  isLocked,
  action,
}: {
  readonly courseKey: string;
  readonly path: string;
  /** Null for what is no picture. */
  readonly alt: string | null;
  readonly isLocked: boolean;
  readonly action: (before: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = useTranslations('studioFiles.describe');
  const [state, send, isPending] = useActionState<ActionState, FormData>(action, idle);
  // What was not saved stays to be read.
  const [typed, setTyped] = useState(alt ?? '');
  return (
    <form action={send} className="grid gap-3">
      {state.status === 'failed' ? (
        <Notice tone="bad" isAnnounced>
          <p>{state.message}</p>
        </Notice>
      ) : null}
      <input type="hidden" name="courseKey" value={courseKey} />
      <input type="hidden" name="path" value={path} />
      {isLocked ? <input type="hidden" name="openedLocked" value="on" /> : null}
      {alt === null ? null : (
        <>
          <input type="hidden" name="openedAlt" value={alt} />
          <Field id="file-alt" label={t('alt')} hint={t('altHint')}>
            {(control) => (
              <Textarea
                {...control}
                name="alt"
                rows={3}
                maxLength={2000}
                dir="auto"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
          </Field>
        </>
      )}
      <Checkbox id="file-locked" name="isLocked" label={t('locked')} hint={t('lockedHint')} defaultChecked={isLocked} />
      <div>
        <Button type="submit" size="sm" variant="quiet" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
