import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RangeLinks } from '@/components/instructor/range-links';
import { VideoList, type WatchedVideo } from '@/components/instructor/video-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { jumpToPath } from '@/lib/courses';
import { readVideoCompletion, readVideoStats } from '@/lib/rollups';
import { readRange, spans } from '../insight-range';
import { InstructorPage } from '../instructor-page';
import { withParams } from '../learner-search';
import { type InstructorPageProps, openForPage, searchOf, titleOf } from '../open-for-page';

export async function generateMetadata(props: InstructorPageProps): Promise<Metadata> {
  return await titleOf(props, 'video', (await getTranslations('instructor.video'))('title'));
}

/** How the videos of a course are watched, and where people leave them. */
export default async function VideoPage(props: InstructorPageProps) {
  const [{ ctx, course, path }, params, t] = await Promise.all([
    openForPage(props, 'video'),
    searchOf(props),
    getTranslations('instructor.video'),
  ]);
  const { courseKey } = course;
  const { span, from, to } = readRange(params, course, ctx.now);
  const [completions, stats] = await Promise.all([
    readVideoCompletion(ctx, { courseKey, from, to }),
    readVideoStats(ctx, { courseKey, from, to }),
  ]);
  const statsOf = new Map(stats.map((one) => [one.block, one]));
  const videos = completions.map(({ watched, ...video }): WatchedVideo => {
    const { learners = 0, minutes = 0, retention = [] } = statsOf.get(video.block) ?? {};
    return { ...video, completed: watched, played: learners, minutes, retention };
  });
  return (
    <InstructorPage course={course} place="video">
      <PageHeader
        title={t('title')}
        className="mb-5"
        actions={<RangeLinks spans={spans} current={span} hrefOf={(days) => withParams(path, { days })} />}
      />
      {videos.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <>
          <p className="mb-3 max-w-measure text-sm text-ink-2">{t('lead')}</p>
          <VideoList videos={videos} hrefOf={(block) => jumpToPath(courseKey, block.slice(block.indexOf('@') + 1))} />
        </>
      )}
    </InstructorPage>
  );
}
