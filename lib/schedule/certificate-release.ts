import { parseDate } from '@/lib/olx/fields/parse-date';
import type { Settings } from '@/lib/olx/model';
import type { CourseSchedule } from './model';

/** Whether a certificate that is earned may be had now. */
export type CertificateRelease =
  | { readonly state: 'open' }
  /** `until` is null where the course has no such date: it waits until the course team sets one. */
  | { readonly state: 'waiting'; readonly until: Date | null };

/**
 * When certificates of a course are given: in a self-paced course at once; else as `certificates_display_behavior` says: `early_no_info`
 * at once, `end_with_date` at `certificate_available_date` (at the end, where there is none), `end` at the end of the course.
 * Older courses write `early_with_info`, or `certificates_show_before_end`, for at once. Anything else counts as `end`.
 * Source: Open edX documentation, "Specify a Different Certificates Available Date".
 *
 * @param settings of the course's root block
 * @example decideCertificateRelease({}, { end, isSelfPaced: false }, now)
 */
export function decideCertificateRelease(
  settings: Settings,
  { end, isSelfPaced }: Pick<CourseSchedule, 'end' | 'isSelfPaced'>,
  now: Date,
): CertificateRelease {
  const behavior = settings.certificates_display_behavior;
  const isEarly =
    behavior === 'early_no_info' || behavior === 'early_with_info' || settings.certificates_show_before_end === true;
  if (isSelfPaced || isEarly) return { state: 'open' };
  const set = behavior === 'end_with_date' ? parseDate(settings.certificate_available_date) : null;
  const until = set === null ? end : new Date(set);
  return until && until <= now ? { state: 'open' } : { state: 'waiting', until };
}
