import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { ActionForm } from '@/components/studio/history/action-form';
import { CourseDifferenceView } from '@/components/studio/history/course-difference';
import { RevisionCard } from '@/components/studio/history/revision-card';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { linkToBlock, studioCoursePath } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../../open-for-page';
import { StudioPage } from '../../studio-page';
import { putBlockBack, restoreCourse } from '../actions';
import { openComparison } from './open-comparison';

const search = z.object({
  from: z.string().max(32).optional().catch(undefined),
  to: z.string().max(32).catch(''),
});

interface ComparePageProps extends StudioPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioHistory');
  return { title: t('compare.title') };
}

/** Two revisions side by side: what differs, and the ways back, for the course and for each block. */
export default async function ComparePage(props: ComparePageProps) {
  const [{ ctx, course }, t, asked] = await Promise.all([
    openForPage(props, 'history'),
    getTranslations('studioHistory'),
    props.searchParams.then((query) => search.parse(query)),
  ]);
  const { courseKey, draft } = course;
  if (asked.to === '') {
    redirect(studioCoursePath(courseKey, 'history'));
  }
  const { from, to, difference } = await forPage(() => openComparison(ctx, courseKey, asked));
  const here = studioCoursePath(courseKey, 'history');
  const mayEdit = course.can('course.edit');
  const mayPublish = mayEdit && course.can('course.publish') && course.can('course.change-settings');
  return (
    <StudioPage course={course} place="history">
      <Breadcrumb crumbs={[{ label: t('title'), href: here }, { label: t('compare.title') }]} className="mb-3" />
      <PageHeader title={<bdi>{to.message}</bdi>} className="mb-5" />
      <div className="mb-6 grid gap-4 lg:grid-cols-2">
        {from ? <RevisionCard label={t('compare.before')} revision={from} /> : null}
        <RevisionCard label={t('compare.after')} revision={to}>
          {mayEdit ? (
            <ActionForm
              action={restoreCourse}
              hidden={{ courseKey, revision: to.revision }}
              submit={t('restore.course')}
            >
              <p className="text-sm text-ink-2">{t('restore.what')}</p>
              {mayPublish ? (
                <Checkbox id="publish" name="publish" label={t('restore.publish')} hint={t('restore.publishHint')} />
              ) : null}
            </ActionForm>
          ) : null}
        </RevisionCard>
      </div>
      {difference ? (
        <CourseDifferenceView
          difference={difference}
          hrefOf={(block) => linkToBlock(courseKey, draft, block)?.href}
          actionsOf={({ block, title, path }, kind) =>
            // The course itself is restored as a whole: its settings are live. A block that was only moved says what it said then.
            mayEdit && from && (kind === 'changed' || kind === 'removed') && path.length > 0 ? (
              <ActionForm
                action={putBlockBack}
                hidden={{ courseKey, revision: from.revision, block }}
                submit={t('restore.block')}
                label={t('restore.blockOf', { title })}
              />
            ) : null
          }
        />
      ) : (
        <EmptyState title={from ? t('same.title') : t('first.title')}>
          {from ? t('same.text') : t('first.text')}
        </EmptyState>
      )}
    </StudioPage>
  );
}
