import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import type { CourseCreation } from '@/lib/courses';

/** For whoever may make no course here: who may, and whom to ask. */
export function WhoMakesCourses({
  creation: { who, isUnconfirmed },
  contactEmail,
}: {
  readonly creation: Pick<CourseCreation, 'who' | 'isUnconfirmed'>;
  /** Empty where the site names nobody. */
  readonly contactEmail: string;
}) {
  const t = useTranslations('studioHome.cannot');
  if (isUnconfirmed) {
    return (
      <p className="mb-6 max-w-measure text-ink-2">
        {t('unconfirmed')} <TextLink href="/account/email">{t('confirm')}</TextLink>
      </p>
    );
  }
  return (
    <p className="mb-6 max-w-measure text-ink-2">
      {t(who === 'admins' ? 'admins' : 'creators')}{' '}
      {contactEmail === ''
        ? t('askSomebody')
        : t.rich('ask', {
            address: contactEmail,
            mail: (address) => (
              <a className="text-link" href={`mailto:${contactEmail}`}>
                {address}
              </a>
            ),
          })}
    </p>
  );
}
