import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';

/** The head of the front page of somebody who takes courses. */
export function YourCoursesHead() {
  const t = useTranslations('site.enrolled');
  return (
    <PageHeader
      title={t('title')}
      actions={
        <LinkButton href="/courses" variant="quiet" size="sm">
          {t('more')}
        </LinkButton>
      }
    />
  );
}
