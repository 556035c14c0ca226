import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Locked } from '@/lib/enrollments';
import { LockedReason } from './closed-course';

/** Why somebody sees how a course is built and may open nothing of it, said once, and what to do about it. */
export function OutlineOnly({
  reason,
  aboutHref,
  signInHref,
}: {
  reason: Locked;
  aboutHref: string;
  /** Null for who is signed in. */
  signInHref: string | null;
}) {
  const t = useTranslations('learn');
  const isOutside = reason.code === 'not-enrolled' || reason.code === 'signed-out';
  return (
    <Notice className="mb-9 max-w-measure" title={t('outlineOnly.title')}>
      {isOutside ? <p>{t('outlineOnly.text')}</p> : <LockedReason reason={reason} />}
      {isOutside && (
        <p className="mt-3 flex flex-wrap gap-3">
          <LinkButton href={aboutHref}>{t('aboutCourse')}</LinkButton>
          {signInHref && (
            <LinkButton href={signInHref} variant="quiet">
              {t('signIn')}
            </LinkButton>
          )}
        </p>
      )}
    </Notice>
  );
}
