import { getTranslations } from 'next-intl/server';
import { RowButton } from '@/components/studio/settings/row-button';
import { RowForm } from '@/components/studio/settings/row-form';
import { StudioRow } from '@/components/studio/settings/studio-row';
import { Prose } from '@/components/ui/prose';
import { renderAuthorHtml, studioCoursePath } from '@/lib/courses';
import type { CourseUpdate } from '@/lib/olx/model';
import { editUpdates } from './actions';

/** One update as learners see it, with what can be done to it. */
export async function UpdateRow({
  update: { id, date, html },
  courseKey,
  lang,
}: {
  readonly update: CourseUpdate;
  readonly courseKey: string;
  readonly lang: string | undefined;
}) {
  const t = await getTranslations('studioUpdates');
  const name = date || t('updates.undated');
  return (
    <StudioRow
      head={
        <h3 className="font-sans text-sm font-semibold tracking-normal" lang={lang}>
          {name}
        </h3>
      }
      actions={
        <RowForm action={editUpdates} hidden={{ courseKey, id: String(id) }} label={name}>
          <RowButton
            href={`${studioCoursePath(courseKey, 'updates')}/${id}`}
            label={t('updates.edit')}
            named={t('updates.editNamed', { name })}
          />
          <RowButton
            name="kind"
            value="remove"
            label={t('updates.remove')}
            named={t('updates.removeNamed', { name })}
            isPlain
          />
        </RowForm>
      }
    >
      <Prose html={renderAuthorHtml(html, courseKey)} lang={lang} className="text-sm" />
    </StudioRow>
  );
}
