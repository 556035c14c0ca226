import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/studio/settings/action-form';
import { StudioRow } from '@/components/studio/settings/studio-row';
import { Badge } from '@/components/ui/badge';
import { Button, LinkButton } from '@/components/ui/button';
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
        <ActionForm
          action={editPages}
          hidden={{ courseKey, slug }}
          label={name}
          className="flex flex-wrap items-center gap-1"
        >
          {isFirst ? null : (
            <Button
              type="submit"
              name="intent"
              value="move:up"
              variant="plain"
              size="sm"
              aria-label={t('own.upNamed', { name })}
            >
              {t('own.up')}
            </Button>
          )}
          {isLast ? null : (
            <Button
              type="submit"
              name="intent"
              value="move:down"
              variant="plain"
              size="sm"
              aria-label={t('own.downNamed', { name })}
            >
              {t('own.down')}
            </Button>
          )}
          <LinkButton
            href={`${studioCoursePath(courseKey, 'pages')}/${encodeURIComponent(slug)}`}
            variant="quiet"
            size="sm"
            aria-label={t('own.editNamed', { name })}
          >
            {t('own.edit')}
          </LinkButton>
        </ActionForm>
      }
    />
  );
}
