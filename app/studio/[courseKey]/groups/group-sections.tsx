import { getTranslations } from 'next-intl/server';
import { GroupRow } from '@/components/studio/groups/group-row';
import { NameForm } from '@/components/studio/groups/name-form';
import { ActionForm } from '@/components/studio/settings/action-form';
import { StudioRow } from '@/components/studio/settings/studio-row';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { Input, Textarea } from '@/components/ui/input';
import { editGroup } from './actions';
import type { ShownPartition } from './shown-groups';

interface SectionProps {
  readonly courseKey: string;
  readonly lang: string | undefined;
}

/** The content groups: blocks can be for some of them only. */
export async function ContentGroups({
  partition,
  courseKey,
  lang,
}: SectionProps & { readonly partition: ShownPartition | undefined }) {
  const t = await getTranslations('studioGroups');
  const groups = partition?.groups ?? [];
  return (
    <StudioSection id="content" title={t('content.title')} text={t('content.text')}>
      <div className="grid gap-4">
        {groups.length > 0 ? (
          <ul>
            {groups.map((group) => (
              <GroupRow
                key={`${group.id} ${group.name}`}
                group={group}
                action={editGroup}
                courseKey={courseKey}
                lang={lang}
              />
            ))}
          </ul>
        ) : (
          <p className="text-sm text-ink-3">{t('content.none')}</p>
        )}
        <ActionForm
          action={editGroup}
          hidden={{ courseKey, kind: 'add-content-group' }}
          label={t('content.add')}
          className="flex flex-wrap items-end gap-2 border-t border-line pt-4"
        >
          <label htmlFor="new-group" className="grid gap-1 text-sm font-semibold">
            {t('content.newName')}
            <Input id="new-group" name="name" dir="auto" lang={lang} className="max-w-64 font-normal" />
          </label>
          <Button type="submit" variant="quiet" size="sm">
            {t('content.add')}
          </Button>
        </ActionForm>
      </div>
    </StudioSection>
  );
}

/** Experiments: learners parted by chance. */
export async function Experiments({
  partitions,
  courseKey,
  lang,
}: SectionProps & { readonly partitions: readonly ShownPartition[] }) {
  const t = await getTranslations('studioGroups');
  return (
    <StudioSection id="experiments" title={t('experiments.title')} text={t('experiments.text')}>
      <div className="grid gap-4">
        {partitions.map(({ id, name, groups, isUsed }) => (
          <div key={`${id} ${name}`} className="grid gap-2 border-b border-line pb-4">
            <NameForm
              of="partition"
              action={editGroup}
              hidden={{ courseKey, partitionId: String(id) }}
              name={name}
              label={t('experiments.name', { name })}
              isUsed={isUsed}
              lang={lang}
            />
            <p className="text-sm text-ink-3">
              {t('experiments.groups', { list: groups.map((group) => group.name).join(', ') })}{' '}
              {t(isUsed ? 'experiments.used' : 'unused')}
            </p>
          </div>
        ))}
        <ActionForm
          action={editGroup}
          hidden={{ courseKey, kind: 'add-experiment' }}
          label={t('experiments.add')}
          className="grid max-w-96 gap-3"
        >
          <label htmlFor="new-experiment" className="grid gap-1 text-sm font-semibold">
            {t('experiments.newName')}
            <Input id="new-experiment" name="name" dir="auto" lang={lang} className="font-normal" />
          </label>
          <label htmlFor="new-experiment-groups" className="grid gap-1 text-sm font-semibold">
            {t('experiments.newGroups')}
            <Textarea
              id="new-experiment-groups"
              name="groups"
              rows={3}
              dir="auto"
              lang={lang}
              className="font-normal"
            />
          </label>
          <div>
            <Button type="submit" variant="quiet" size="sm">
              {t('experiments.add')}
            </Button>
          </div>
        </ActionForm>
      </div>
    </StudioSection>
  );
}

/** Partitions that the course came with and that are not edited here: enrolment tracks, teams. */
export async function OtherPartitions({ partitions }: { readonly partitions: readonly ShownPartition[] }) {
  const t = await getTranslations('studioGroups');
  return (
    <StudioSection id="tracks" title={t('tracks.title')} text={t('tracks.text')}>
      <ul className="studio-rows">
        <StudioRow head={t('tracks.always')} />
        {partitions.map(({ id, name, scheme, groups }) => (
          <StudioRow
            key={id}
            head={
              <span>
                <bdi>{name}</bdi> <span className="text-ink-3">({scheme})</span>
              </span>
            }
            actions={<span className="text-ink-3">{groups.map((group) => group.name).join(', ')}</span>}
          />
        ))}
      </ul>
    </StudioSection>
  );
}
