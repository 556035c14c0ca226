import { getTranslations } from 'next-intl/server';
import { CohortRow, GroupChoice } from '@/components/studio/groups/cohort-row';
import { ActionForm } from '@/components/studio/settings/action-form';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import type { Cohort } from '@/lib/cohorts';
import { addCohort, assignLearners, distributeLearners, saveCohort } from './actions';
import type { ShownPartition } from './shown-groups';

/** The cohorts of the course: which learners see which content group. */
export async function CohortSection({
  courseKey,
  cohorts,
  unassigned,
  content,
}: {
  readonly courseKey: string;
  readonly cohorts: readonly Cohort[];
  readonly unassigned: number;
  readonly content: ShownPartition | undefined;
}) {
  const t = await getTranslations('studioGroups');
  const choices = (content?.groups ?? []).map(({ partitionId, id, name }) => ({
    value: `${partitionId}:${id}`,
    label: name,
  }));
  return (
    <StudioSection id="cohorts" title={t('cohorts.title')} text={t('cohorts.text')}>
      <div className="grid gap-4">
        {cohorts.length > 0 ? (
          <ul>
            {cohorts.map(({ id, name, group, isAutomatic, learners }) => (
              <CohortRow
                key={`${id} ${name} ${group?.groupId} ${isAutomatic}`}
                cohort={{
                  id,
                  name,
                  learners,
                  isAutomatic,
                  group: group ? `${group.partitionId}:${group.groupId}` : '',
                }}
                courseKey={courseKey}
                choices={choices}
                save={saveCohort}
                assign={assignLearners}
              />
            ))}
          </ul>
        ) : (
          <p className="text-sm text-ink-3">{t('cohorts.none')}</p>
        )}
        <ActionForm
          action={addCohort}
          hidden={{ courseKey }}
          label={t('cohorts.add')}
          className="flex flex-wrap items-end gap-2 border-t border-line pt-4"
        >
          <label htmlFor="new-cohort" className="grid gap-1 text-sm font-semibold">
            {t('cohorts.newName')}
            <Input id="new-cohort" name="name" dir="auto" className="max-w-64 font-normal" />
          </label>
          <GroupChoice id="new-cohort-group" label={t('cohorts.newGroup')} value="" choices={choices} />
          <Checkbox id="new-cohort-automatic" name="isAutomatic" label={t('automatic')} className="pb-1.5 text-sm" />
          <Button type="submit" variant="quiet" size="sm">
            {t('cohorts.add')}
          </Button>
        </ActionForm>
        {cohorts.length > 0 && unassigned > 0 ? (
          <ActionForm
            action={distributeLearners}
            hidden={{ courseKey }}
            label={t('cohorts.distribute')}
            className="flex flex-wrap items-center gap-3 border-t border-line pt-4 text-sm"
          >
            <span>{t('cohorts.unassigned', { count: unassigned })}</span>
            <Button type="submit" variant="quiet" size="sm">
              {t('cohorts.distribute')}
            </Button>
          </ActionForm>
        ) : null}
      </div>
    </StudioSection>
  );
}
