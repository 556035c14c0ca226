import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Sheet } from '@/components/ui/sheet';
import { TextLink } from '@/components/ui/text-link';
import type { CourseAbout } from '@/lib/catalog';
import { CourseCover } from './course-cover';

/** The way into a course, or why it is closed and what to do instead. `children` are the facts below it. */
export function EnrollmentPanel({
  about,
  actions,
  mayRegister,
  now,
  children,
}: {
  readonly about: CourseAbout;
  /** Each takes a form with `courseKey`. */
  readonly actions: Readonly<Record<'enrol' | 'leave', (form: FormData) => Promise<void>>>;
  /** Whether the site takes new accounts. */
  readonly mayRegister: boolean;
  readonly now: Date;
  readonly children: ReactNode;
}) {
  const t = useTranslations('site.about');
  const hasBegun = Date.parse(about.startAt) <= now.getTime();
  const { offer } = about;
  const isMissing = !about.isStaff && about.requires.some(({ isPassed }) => !isPassed);
  return (
    <Sheet className="grid gap-5">
      {about.imageHref ? <CourseCover imageHref={about.imageHref} number={about.number} /> : null}
      {offer.kind === 'enrolled' ? (
        <div className="grid gap-3">
          <p className="text-sm text-ink-2">
            {isMissing
              ? t('enrolledMissing')
              : hasBegun
                ? t('enrolled')
                : t.rich('enrolledEarly', { date: () => <DateTime value={about.startAt} /> })}
          </p>
          <LinkButton href={offer.href} variant={isMissing ? 'quiet' : 'primary'}>
            {t(hasBegun && !isMissing ? 'goToCourse' : 'seeCourse')}
          </LinkButton>
          <LeaveCourse courseKey={about.courseKey} mayReturn={offer.mayReturn} action={actions.leave} />
        </div>
      ) : null}
      {offer.kind === 'open' ? (
        offer.isSignedIn ? (
          <EnrolForm about={about} action={actions.enrol} hasBegun={hasBegun} />
        ) : (
          <WaysIn courseKey={about.courseKey} mayRegister={mayRegister} />
        )
      ) : null}
      {offer.kind === 'closed' ? <ClosedOffer reason={offer.reason} /> : null}
      <RequiredCourses about={about} />
      {about.publicHref && offer.kind !== 'enrolled' ? (
        <p className="text-sm">
          <TextLink href={about.publicHref}>{t('readWithout')}</TextLink>
        </p>
      ) : null}
      <div className="border-t border-line pt-5">{children}</div>
    </Sheet>
  );
}

/** The way out of a course, a second step away: what leaving means is said before it is done. */
function LeaveCourse({
  courseKey,
  mayReturn,
  action,
}: {
  readonly courseKey: string;
  readonly mayReturn: boolean;
  readonly action: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations('site.about.leave');
  return (
    <details className="text-sm">
      <summary className="text-ink-2">{t('summary')}</summary>
      <form action={action} className="mt-3 grid justify-items-start gap-3">
        <input type="hidden" name="courseKey" value={courseKey} />
        <p>{t(mayReturn ? 'note' : 'noteForGood')}</p>
        <Button type="submit" variant="danger" size="sm">
          {t('submit')}
        </Button>
      </form>
    </details>
  );
}

/** What has to be passed before the course opens, and what of it is. */
function RequiredCourses({ about }: { readonly about: CourseAbout }) {
  const t = useTranslations('site.about');
  const { requires, offer, isStaff } = about;
  if (requires.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="requires-title" className="text-sm">
      <h2 className="font-sans font-semibold text-sm tracking-normal" id="requires-title">
        {t('requires', { count: requires.length })}
      </h2>
      <ul className="mt-1 grid gap-1">
        {requires.map(({ href, title, language, isPassed }) => (
          <li key={href}>
            <TextLink href={href} lang={language ?? undefined}>
              {title}
            </TextLink>
            {isPassed ? <span className="text-good"> · {t('passed')}</span> : null}
          </li>
        ))}
      </ul>
      {isStaff ? (
        <p className="mt-1 text-ink-2">{t('requiresStaff')}</p>
      ) : offer.kind === 'open' && requires.some(({ isPassed }) => !isPassed) ? (
        <p className="mt-1 text-ink-2">{t('requiresNote')}</p>
      ) : null}
    </section>
  );
}

/** For a visitor: an account first, where the site takes new ones. */
function WaysIn({ courseKey, mayRegister }: { readonly courseKey: string; readonly mayRegister: boolean }) {
  const t = useTranslations('site.about');
  const back = encodeURIComponent(`/courses/${courseKey}/about`);
  const signIn = `/sign-in?callbackUrl=${back}`;
  if (!mayRegister) {
    return <LinkButton href={signIn}>{t('signInToEnrol')}</LinkButton>;
  }
  return (
    <div className="grid gap-3">
      <LinkButton href={`/register?callbackUrl=${back}`}>{t('registerToEnrol')}</LinkButton>
      <p className="text-sm text-ink-2">
        {t.rich('haveAccount', { link: (chunks) => <TextLink href={signIn}>{chunks}</TextLink> })}
      </p>
    </div>
  );
}

function EnrolForm({
  about,
  action,
  hasBegun,
}: {
  readonly about: CourseAbout;
  readonly action: (form: FormData) => Promise<void>;
  readonly hasBegun: boolean;
}) {
  const t = useTranslations('site.about');
  return (
    <form action={action} className="grid gap-3">
      <input type="hidden" name="courseKey" value={about.courseKey} />
      <Button type="submit">{t('enrol')}</Button>
      <p className="text-sm text-ink-2">
        {hasBegun ? t('enrolNote') : t.rich('enrolEarlyNote', { date: () => <DateTime value={about.startAt} /> })}
      </p>
    </form>
  );
}

/** Why nobody can enrol now, said so that the reader knows whether to wait, to ask or to look elsewhere. */
function ClosedOffer({ reason }: { readonly reason: { readonly code: string; readonly at: string | null } }) {
  const t = useTranslations('site.about.closed');
  const code = closedCodes.find((known) => known === reason.code) ?? 'other';
  const date = () => (reason.at ? <DateTime value={reason.at} style="instant" /> : null);
  return (
    <div className="grid gap-2">
      <p className="text-lg font-semibold">{t(`${code}.title`)}</p>
      <p className="text-sm text-ink-2">{t.rich(`${code}.text`, { date })}</p>
      <p className="text-sm">
        <TextLink href="/courses">{t('elsewhere')}</TextLink>
      </p>
    </div>
  );
}

const closedCodes = ['invitation-only', 'not-open-yet', 'closed', 'ended', 'other'] as const;
