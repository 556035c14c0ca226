import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { ActionForm, type ActionFormAction } from '../settings/action-form';
import { StudioRow } from '../settings/studio-row';

/** A group as its page shows it. */
export interface ShownGroup {
  readonly partitionId: number;
  readonly id: number;
  readonly name: string;
  /** Titles of the blocks that are for it. */
  readonly blocks: readonly string[];
  readonly cohorts: readonly string[];
}

/** One group: its name to change, what it is used by, and its removal where nothing is. */
export function GroupRow({
  group,
  action,
  courseKey,
  lang,
}: {
  readonly group: ShownGroup;
  readonly action: ActionFormAction;
  readonly courseKey: string;
  readonly lang: string | undefined;
}) {
  const t = useTranslations('studioGroups');
  const { partitionId, id, name, blocks, cohorts } = group;
  const hidden = { courseKey, partitionId: String(partitionId), groupId: String(id), opened: name };
  const isUsed = blocks.length > 0 || cohorts.length > 0;
  return (
    <StudioRow
      head={
        <ActionForm action={action} hidden={hidden} label={name} className="flex flex-wrap items-center gap-2">
          <Input
            name="name"
            defaultValue={name}
            aria-label={t('groupName', { name })}
            className="max-w-64"
            dir="auto"
            lang={lang}
          />
          <Button type="submit" name="kind" value="rename-group" variant="quiet" size="sm">
            {t('rename')}
          </Button>
          {isUsed ? null : (
            <Button
              type="submit"
              name="kind"
              value="remove-group"
              variant="plain"
              size="sm"
              aria-label={t('removeNamed', { name })}
            >
              {t('remove')}
            </Button>
          )}
        </ActionForm>
      }
    >
      <div className="text-sm text-ink-3">
        {isUsed ? null : <p>{t('unused')}</p>}
        {cohorts.length > 0 ? <p>{t('seenBy', { list: cohorts.join(', ') })}</p> : null}
        {blocks.length > 0 ? (
          <details>
            <summary className="w-fit">{t('usedBy', { count: blocks.length })}</summary>
            <ul className="list-disc ps-6" lang={lang}>
              {blocks.map((title, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two blocks may have one title
                <li key={`${index} ${title}`}>{title}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </StudioRow>
  );
}
