'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { type ActionState, idle } from '@/lib/action-state';

/** Gives a file another name. Where it is used, it is said what becomes of the links. */
export function FileRenameForm({
  courseKey,
  path,
  inDraft,
  inPublished,
  action,
}: {
  readonly courseKey: string;
  readonly path: string;
  /** Places of the draft that name it, and blocks that learners see now. */
  readonly inDraft: number;
  readonly inPublished: number;
  readonly action: (before: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = useTranslations('studioFiles.rename');
  const [state, send, isPending] = useActionState<ActionState, FormData>(action, idle);
  const failed = state.status === 'failed' ? state : null;
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="courseKey" value={courseKey} />
      <input type="hidden" name="path" value={path} />
      {failed ? (
        <Notice tone="bad" isAnnounced>
          <p>{failed.message}</p>
        </Notice>
      ) : null}
      <Field id="file-to" label={t('label')} hint={t('hint')} required>
        {(control) => (
          <Input
            {...control}
            name="to"
            defaultValue={path}
            maxLength={400}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {inDraft > 0 ? (
        <Checkbox id="file-links" name="isLinksUpdated" label={t('links', { count: inDraft })} defaultChecked />
      ) : null}
      {inPublished > 0 ? (
        <Checkbox
          id="file-old"
          name="isOldKept"
          label={t('keepOld')}
          hint={t('keepOldHint', { count: inPublished })}
          defaultChecked
        />
      ) : null}
      <div>
        <Button type="submit" size="sm" variant="quiet" disabled={isPending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}
