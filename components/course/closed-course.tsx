import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { LinkButton } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { ClosedPage, EntranceExamView, Locked } from '@/lib/enrollments';
import { CourseNotices } from './course-shell';

/** A page that this person may not open now: what it belongs to, why, when that changes, and what to do instead. */
export function ClosedCourse({
  page,
  aboutHref,
  signInHref,
}: {
  page: ClosedPage;
  aboutHref: string;
  /** Null for who is signed in. */
  signInHref: string | null;
}) {
  const t = useTranslations('learn');
  const { course, reason } = page;
  return (
    <div className="mx-auto w-full max-w-page px-4 py-12 sm:px-6">
      <p className="text-sm text-ink-3">
        {course.org} · {course.number}
      </p>
      <h1 className="mt-2 text-title" lang={course.language ?? undefined}>
        {course.title}
      </h1>
      <CourseNotices course={course} />
      <div className="mt-6 max-w-measure font-serif text-ink-2 text-lead">
        <LockedReason reason={reason} />
      </div>
      <p className="mt-8 flex flex-wrap gap-3">
        {signInHref && <LinkButton href={signInHref}>{t('signIn')}</LinkButton>}
        {reason.exam?.href ? (
          <>
            <LinkButton href={reason.exam.href} variant={signInHref ? 'quiet' : 'primary'}>
              {t('toExam')}
            </LinkButton>
            <LinkButton href={course.href} variant="quiet">
              {t('courseHome')}
            </LinkButton>
          </>
        ) : (
          <>
            <LinkButton href={aboutHref} variant={signInHref ? 'quiet' : 'primary'}>
              {t('aboutCourse')}
            </LinkButton>
            <LinkButton href="/courses" variant="quiet">
              {t('otherCourses')}
            </LinkButton>
          </>
        )}
      </p>
    </div>
  );
}

/** The codes of `lib/schedule` that pages have words for, under `schedule.<code>`. */
const lockCodes = [
  'signed-out',
  'not-enrolled',
  'courses-first',
  'course-not-begun',
  'not-begun',
  'prerequisite',
  'hidden-after-due',
  'already-enrolled',
  'invitation-only',
  'not-open-yet',
  'closed',
  'ended',
] as const;

/** Why something is locked, in words, with the instant that matters, or with what is to be done first. */
export function LockedReason({ reason }: { reason: Locked }) {
  const t = useTranslations('schedule');
  if (reason.prerequisite) {
    return <PrerequisiteReason prerequisite={reason.prerequisite} />;
  }
  if (reason.exam) {
    return <ExamReason exam={reason.exam} />;
  }
  return (
    <p>
      {t(lockCodes.find((code) => code === reason.code) ?? 'other')}
      {reason.courses?.map(({ title, href, language }, place) => (
        <Fragment key={href}>
          {place > 0 && ','}{' '}
          <TextLink href={href} lang={language ?? undefined}>
            {title}
          </TextLink>
        </Fragment>
      ))}
      {reason.at && (
        <>
          {' '}
          <DateTime style="instant" value={new Date(reason.at)} />
        </>
      )}
    </p>
  );
}

/** What is asked for; how far one is is not said, since results may be hidden. */
function PrerequisiteReason({ prerequisite }: { prerequisite: NonNullable<Locked['prerequisite']> }) {
  const t = useTranslations('schedule');
  const { title, href, minScorePercent: score, minCompletionPercent: completion } = prerequisite;
  if (title === '') {
    return <p>{t('prerequisite')}</p>;
  }
  const kind = score > 0 ? (completion > 0 ? 'prerequisiteBoth' : 'prerequisiteScore') : 'prerequisiteDone';
  const part = () => (href ? <TextLink href={href}>{title}</TextLink> : title);
  return <p>{t.rich(kind, { part, score, completion })}</p>;
}

/** What the entrance exam asks for, and how far one is where that may be known. */
function ExamReason({
  exam: { title, href, minScorePercent: score, scorePercent: reached },
}: {
  exam: EntranceExamView;
}) {
  const t = useTranslations('schedule');
  const part = () => (href ? <TextLink href={href}>{title}</TextLink> : title);
  return (
    <p>
      {title === '' ? t('examUnnamed', { score }) : t.rich('exam', { part, score })}
      {reached !== null && <> {t('examReached', { reached })}</>}
    </p>
  );
}
