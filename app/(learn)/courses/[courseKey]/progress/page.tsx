import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CourseShell } from '@/components/course/course-shell';
import { GradeSum } from '@/components/course/grade-sum';
import { GradeSummary } from '@/components/course/grade-summary';
import { SubsectionScores } from '@/components/course/subsection-scores';
import { CertificateStatus } from '@/components/credential/certificate-status';
import { certificatePath, certificatePdfPath } from '@/lib/certificates';
import { courseProgressPath } from '@/lib/courses';
import { ClosedPageShown } from '../../../closed-page';
import { LearnFrame } from '../../../learn-frame';
import { ownCertificate, progressPage } from '../../../read-course';
import { type CourseParams, decoded } from '../params';

export async function generateMetadata({ params }: CourseParams): Promise<Metadata> {
  const [{ course }, t] = await Promise.all([
    progressPage((await decoded(params)).courseKey),
    getTranslations('learn'),
  ]);
  return { title: `${t('tab.progress')} · ${course.title}` };
}

export default async function ProgressRoute({ params }: CourseParams) {
  const { courseKey } = await decoded(params);
  const progress = await progressPage(courseKey);
  if (progress.status === 'closed') {
    return <ClosedPageShown page={progress} path={courseProgressPath(courseKey)} />;
  }
  const [t, certificate] = await Promise.all([getTranslations('learn'), ownCertificate(progress.course)]);
  const id = certificate?.id ?? '';
  return (
    <LearnFrame course={progress.course}>
      <CourseShell course={progress.course} place="progress">
        <h1 className="sr-only">{t('tab.progress')}</h1>
        <GradeSummary progress={progress} />
        {certificate ? (
          <CertificateStatus certificate={certificate} href={certificatePath(id)} pdfHref={certificatePdfPath(id)} />
        ) : null}
        <GradeSum fraction={progress.grade.fraction} types={progress.assignmentTypes} />
        <SubsectionScores lang={progress.course.language} sections={progress.sections} />
      </CourseShell>
    </LearnFrame>
  );
}
