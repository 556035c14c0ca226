import type { Context } from '@/lib/context';
import { getCourseRun } from '@/lib/courses';
import { buildAchievementDocument } from '@/lib/credential';
import { openCourse } from '@/lib/enrollments';
import { openBadgeSite } from './badge-site';
import { describeAchievement } from './describe-achievement';

/** What a course's certificates attest, as it is published now, for whoever may know of the course. Throws NotFound `courses.not-found`. */
export async function getAchievement(
  ctx: Context,
  { courseKey, siteUrl }: { readonly courseKey: string; readonly siteUrl: string },
) {
  await openCourse({ ...ctx, actor: { kind: 'anonymous' } }, { courseKey });
  const [{ publishedRoot: root }, site] = await Promise.all([
    getCourseRun(ctx, courseKey),
    openBadgeSite(ctx, siteUrl),
  ]);
  return buildAchievementDocument(await describeAchievement(ctx, site, { courseKey, root }));
}
