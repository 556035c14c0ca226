import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { timingOf } from './course-timing';

/** When a course runs, in a few words: "Starts 5 May 2027", "Open until …", "At your own pace", "Ended …". */
export function CourseWhen({
  course,
  now,
}: {
  readonly course: { readonly startAt: string; readonly endAt: string | null; readonly isSelfPaced: boolean };
  readonly now: Date;
}) {
  const t = useTranslations('site.when');
  const timing = timingOf(course, now);
  const at = timing.kind === 'running' ? timing.until : timing.at;
  const key = timing.kind === 'running' ? (at ? 'until' : course.isSelfPaced ? 'selfPaced' : 'open') : timing.kind;
  return t.rich(key, { date: () => (at ? <DateTime value={at} /> : null) });
}
