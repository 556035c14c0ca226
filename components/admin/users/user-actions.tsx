import { useTranslations } from 'next-intl';
import { type PostAction, PostButton } from '@/components/admin/post-button';
import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { UserRecord } from '@/lib/accounts';

/** What can be done to an account, what each does said beside it; erasing somebody asks for their address. */
export function UserActions({
  user,
  action,
  exportHref,
  isSelf,
}: {
  readonly user: UserRecord;
  readonly action: PostAction;
  readonly exportHref: string;
  readonly isSelf: boolean;
}) {
  const t = useTranslations('admin.users');
  const { userId, state } = user;
  const plain = [
    'sign-out',
    'reset',
    ...(user.emailVerifiedAt ? [] : (['confirm-email'] as const)),
    ...(isSelf ? [] : [state === 'disabled' ? ('enable' as const) : ('disable' as const)]),
  ] as const;
  return (
    <section aria-labelledby="actions" className="grid gap-5 text-sm">
      <h2 id="actions" className="text-xl">
        {t('actionsTitle')}
      </h2>
      {plain.map((what) => (
        <div key={what} className="grid justify-items-start gap-1.5">
          <PostButton action={action} fields={{ userId, what }} label={t(`do.${what}.label`)} />
          <p className="text-ink-3">{t(`do.${what}.note`)}</p>
        </div>
      ))}
      <div className="grid justify-items-start gap-1.5">
        {/* A file to keep, not a page to go to. */}
        <a className={buttonClass({ variant: 'quiet', size: 'sm' })} href={exportHref} download>
          {t('do.export.label')}
        </a>
        <p className="text-ink-3">{t('do.export.note')}</p>
      </div>
      {isSelf ? null : (
        <details className="rounded-md border border-line p-3">
          <summary className="font-medium">{t('do.retire.label')}</summary>
          <form action={action} className="mt-3 grid gap-3">
            <p>{t('do.retire.note')}</p>
            <input type="hidden" name="userId" value={userId} />
            <input type="hidden" name="what" value="retire" />
            <Field id="confirmation" label={t('do.retire.confirm')} hint={user.email} required>
              {(control) => <Input {...control} name="confirmation" autoComplete="off" />}
            </Field>
            <Button type="submit" variant="danger" size="sm">
              {t('do.retire.button')}
            </Button>
          </form>
        </details>
      )}
    </section>
  );
}
