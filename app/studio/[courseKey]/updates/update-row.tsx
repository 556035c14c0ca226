import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/studio/settings/action-form';
import { StudioRow } from '@/components/studio/settings/studio-row';
import { Button, LinkButton } from '@/components/ui/button';
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
        <ActionForm action={editUpdates} hidden={{ courseKey, id: String(id) }} label={name} className="flex gap-1">
          <LinkButton
            href={`${studioCoursePath(courseKey, 'updates')}/${id}`}
            variant="quiet"
            size="sm"
            aria-label={t('updates.editNamed', { name })}
          >
            {t('updates.edit')}
          </LinkButton>
          <Button
            type="submit"
            name="kind"
            value="remove"
            variant="plain"
            size="sm"
            aria-label={t('updates.removeNamed', { name })}
          >
            {t('updates.remove')}
          </Button>
        </ActionForm>
      }
    >
      <Prose html={renderAuthorHtml(html, courseKey)} lang={lang} className="text-sm" />
    </StudioRow>
  );
}
