import type { Context } from '@/lib/context';
import { courseAboutPath, getCourseRun, loadOutline } from '@/lib/courses';
import type { Achievement } from '@/lib/credential';
import { policyOf } from '@/lib/grades';
import type { GradingPolicy } from '@/lib/grading';
import { readCertifiedCourse } from '../read-certified-course';
import { certificateWords } from '../words';
import type { BadgeSite } from './badge-site';

/** What passing a course attests, in one version of it, and the words for it. Throws NotFound `courses.not-found`. */
export async function describeAchievement(
  ctx: Pick<Context, 'db' | 'courseware'>,
  { addresses, issuer }: Pick<BadgeSite, 'addresses' | 'issuer'>,
  { courseKey, root }: { readonly courseKey: string; readonly root: string },
): Promise<Achievement> {
  const [run, outline, { course }] = await Promise.all([
    getCourseRun(ctx, courseKey),
    loadOutline(ctx.courseware, root),
    readCertifiedCourse(ctx, { courseKey, root }),
  ]);
  const { t, locale } = certificateWords(course.language);
  const policy = policyOf({ outline });
  return {
    id: addresses.achievement(courseKey),
    name: course.title,
    description: run.shortDescription ?? t('description', { title: course.title, organization: course.organization }),
    criteria: describeCriteria(policy, t, locale),
    criteriaUrl: `${issuer.url ?? ''}${courseAboutPath(courseKey)}`,
    code: course.number,
    ...(course.language && { language: course.language }),
  };
}

/** The grading policy in two sentences. */
function describeCriteria(
  { types, cutoffs }: GradingPolicy,
  t: ReturnType<typeof certificateWords>['t'],
  locale: string,
): string {
  const pass = Math.min(...cutoffs.map(({ percent }) => percent));
  const parts = types.filter(({ weight }) => weight > 0).map(({ type, weight }) => t('part', { type, weight }));
  return [
    Number.isFinite(pass) ? t('criteria', { percent: pass }) : t('criteriaNoPass'),
    ...(parts.length > 0 ? [t('criteriaParts', { parts: new Intl.ListFormat(locale).format(parts) })] : []),
  ].join(' ');
}
