import { useTranslations } from 'next-intl';
import { Link } from '../ui/link';

/** The way through the list of a large course: on to earlier enrolments, and back to the newest. */
export function RosterWay({ newest, earlier }: { readonly newest: string | null; readonly earlier: string | null }) {
  const t = useTranslations('instructor.roster');
  if (newest === null && earlier === null) {
    return null;
  }
  const linkClass = 'flex min-h-11 items-center text-ink no-underline hover:underline';
  return (
    <nav aria-label={t('pages')} className="mt-6 flex items-center justify-between gap-4 text-sm">
      <span>
        {newest ? (
          <Link href={newest} className={linkClass}>
            {t('newest')}
          </Link>
        ) : null}
      </span>
      <span>
        {earlier ? (
          <Link href={earlier} rel="next" className={linkClass}>
            {t('earlier')}
          </Link>
        ) : null}
      </span>
    </nav>
  );
}
