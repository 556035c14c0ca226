import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Bar } from '@/components/chart/bar';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { jumpToPath } from '@/lib/courses';
import { readVideoCompletion } from '@/lib/rollups';
import { readRange } from '../insight-range';
import { InstructorPage } from '../instructor-page';
import { type InstructorPageProps, openForPage } from '../open-for-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('instructor.video'))('title') };
}

/** How the videos of a course are watched. */
export default async function VideoPage(props: InstructorPageProps) {
  const [{ ctx, course }, t, main, format] = await Promise.all([
    openForPage(props, 'video'),
    getTranslations('instructor.video'),
    getTranslations('instructor'),
    getFormatter(),
  ]);
  const { courseKey } = course;
  const { from, to } = readRange({ days: 'all' }, course, ctx.now);
  const videos = await readVideoCompletion(ctx, { courseKey, from, to });
  const most = Math.max(1, ...videos.map(({ watched }) => watched));
  return (
    <InstructorPage course={course} place="video">
      <PageHeader title={t('title')} className="mb-5" />
      {videos.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <>
          <p className="mb-3 text-sm text-ink-2">{t('lead')}</p>
          <Table caption={t('caption')} isCaptionHidden className="max-w-[56rem]">
            <thead>
              <tr>
                <HeaderCell>{t('video')}</HeaderCell>
                <HeaderCell className="w-2/5">
                  <span className="sr-only">{t('watched')}</span>
                </HeaderCell>
                <HeaderCell className="text-end!">{t('watched')}</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {videos.map(({ block, title, subsection, watched }) => (
                <tr key={block}>
                  <HeaderCell scope="row">
                    <TextLink href={jumpToPath(courseKey, block.slice(block.indexOf('@') + 1))}>
                      {title || main('unnamed')}
                    </TextLink>
                    <span className="block text-xs font-normal text-ink-3">{subsection}</span>
                  </HeaderCell>
                  <td>
                    <Bar share={watched / most} />
                  </td>
                  <td className="num text-end!">{format.number(watched)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="mt-6 text-sm text-ink-3">{t('retention')}</p>
        </>
      )}
    </InstructorPage>
  );
}
