import { type CourseParams, decoded } from '@/app/(learn)/courses/[courseKey]/params';
import { getAchievement } from '@/lib/certificates';
import { answerBadge, hourSeconds } from '../../answer-badge';

/** What the credentials of a course attest. */
export const GET = (_request: Request, { params }: CourseParams) =>
  answerBadge(async (ctx, siteUrl) => ({
    body: JSON.stringify(await getAchievement(ctx, { courseKey: (await decoded(params)).courseKey, siteUrl })),
    type: 'application/json',
    seconds: hourSeconds,
  }));
