import { useTranslations } from 'next-intl';
import type { ActionFormAction } from '../settings/action-form';
import { StudioRow } from '../settings/studio-row';
import { NameForm } from './name-form';

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
  const isUsed = blocks.length > 0 || cohorts.length > 0;
  return (
    <StudioRow
      head={
        <NameForm
          of="group"
          action={action}
          hidden={{ courseKey, partitionId: String(partitionId), groupId: String(id) }}
          name={name}
          label={t('groupName', { name })}
          isUsed={isUsed}
          lang={lang}
        />
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
