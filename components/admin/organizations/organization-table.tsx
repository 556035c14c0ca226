import { useTranslations } from 'next-intl';
import { type PostAction, PostButton } from '@/components/admin/post-button';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Organization } from '@/lib/organizations';

/** Organisations, a line each, with what can be changed behind a click. */
export function OrganizationTable({
  organizations,
  names,
  rename,
  change,
}: {
  readonly organizations: readonly Organization[];
  /** Of their admins, by user id. */
  readonly names: ReadonlyMap<string, string>;
  readonly rename: PostAction;
  readonly change: PostAction;
}) {
  const t = useTranslations('admin.organizations');
  return (
    <Table caption={t('title')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('name')}</HeaderCell>
          <HeaderCell className="text-end!">{t('courses')}</HeaderCell>
          <HeaderCell>{t('admins')}</HeaderCell>
          <HeaderCell>{t('change')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {organizations.map(({ shortName, name, courses, admins }) => (
          <tr key={shortName} className="align-top">
            <HeaderCell scope="row" className="min-w-48">
              <bdi>{name}</bdi>
              <span className="block text-xs font-normal text-ink-3">{shortName}</span>
            </HeaderCell>
            <td className="text-end!">
              <TextLink href={`/admin/courses?q=${encodeURIComponent(shortName)}`}>{courses}</TextLink>
            </td>
            <td>
              {admins.length === 0 ? <span className="text-ink-3">–</span> : null}
              <ul className="grid gap-1">
                {admins.map((userId) => (
                  <li key={userId} className="flex flex-wrap items-center gap-2">
                    <TextLink href={`/admin/users/${userId}`}>
                      <bdi>{names.get(userId) || userId}</bdi>
                    </TextLink>
                    <PostButton
                      action={change}
                      fields={{ what: 'revoke', shortName, userId }}
                      label={t('remove')}
                      subject={` ${names.get(userId) ?? userId}`}
                      variant="plain"
                    />
                  </li>
                ))}
              </ul>
            </td>
            <td>
              <details>
                <summary className="inline-flex min-h-6 items-center text-link">
                  {t('change')}
                  <span className="sr-only"> {name}</span>
                </summary>
                <form action={rename} className="mt-2 flex flex-wrap items-center gap-2">
                  <input type="hidden" name="shortName" value={shortName} />
                  <Input name="name" defaultValue={name} aria-label={t('nameOf', { name })} className="w-56" />
                  <Button type="submit" size="sm" variant="quiet">
                    {t('rename')}
                  </Button>
                </form>
                <form action={change} className="mt-2 flex flex-wrap items-center gap-2">
                  <input type="hidden" name="what" value="grant" />
                  <input type="hidden" name="shortName" value={shortName} />
                  <Input
                    name="email"
                    type="email"
                    required
                    aria-label={t('newAdmin', { name })}
                    placeholder={t('address')}
                    className="w-56"
                  />
                  <Button type="submit" size="sm" variant="quiet">
                    {t('addAdmin')}
                  </Button>
                </form>
              </details>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
