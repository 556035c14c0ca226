import { getTranslations } from 'next-intl/server';
import { RowButton } from '@/components/studio/settings/row-button';
import { RowForm } from '@/components/studio/settings/row-form';
import { StudioRow } from '@/components/studio/settings/studio-row';
import { Badge } from '@/components/ui/badge';
import { type CoursePage, studioCoursePath } from '@/lib/courses';
import { editPages } from './actions';

/** One of the course's own pages, with what can be done to it. */
export async function PageRow({
  page: { slug, name, isHidden, isStaffOnly },
  courseKey,
  lang,
  isFirst,
  isLast,
}: {
  readonly page: CoursePage;
  readonly courseKey: string;
  readonly lang: string | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}) {
  const t = await getTranslations('studioPages');
  return (
    <StudioRow
      head={
        <span className="flex min-w-0 flex-wrap items-center gap-2 font-medium">
          <bdi lang={lang}>{name}</bdi>
          {isHidden ? <Badge>{t('own.hidden')}</Badge> : null}
          {isStaffOnly ? <Badge tone="warn">{t('own.staffOnly')}</Badge> : null}
        </span>
      }
      actions={
        <RowForm action={editPages} hidden={{ courseKey, slug }} label={name}>
          {isFirst ? null : (
            <RowButton name="intent" value="move:up" label={t('own.up')} named={t('own.upNamed', { name })} isPlain />
          )}
          {isLast ? null : (
            <RowButton
              name="intent"
              value="move:down"
              label={t('own.down')}
              named={t('own.downNamed', { name })}
              isPlain
            />
          )}
          <RowButton
            href={`${studioCoursePath(courseKey, 'pages')}/${encodeURIComponent(slug)}`}
            label={t('own.edit')}
            named={t('own.editNamed', { name })}
          />
        </RowForm>
      }
    />
  );
}
