import type { Context } from '@/lib/context';
import { type CertificateDesign, findCertificateDesign, getCourseRun, loadOutline } from '@/lib/courses';
import type { CertifiedCourse } from './model';
import { findOrganizationName } from './queries';

/** What a course's certificates say of it in one version (`root`), and who signs them. Throws NotFound `courses.not-found`. */
export async function readCertifiedCourse(
  ctx: Pick<Context, 'db' | 'courseware'>,
  { courseKey, root }: { readonly courseKey: string; readonly root: string },
): Promise<{ readonly course: CertifiedCourse; readonly signatories: CertificateDesign['signatories'] }> {
  const [run, outline] = await Promise.all([getCourseRun(ctx, courseKey), loadOutline(ctx.courseware, root)]);
  const design = findCertificateDesign(outline, courseKey);
  const { display_name: name, display_coursenumber: number } = outline.course.ownSettings;
  return {
    course: {
      courseKey,
      title: design?.courseTitle ?? (typeof name === 'string' && name.trim() ? name.trim() : run.title),
      number: typeof number === 'string' && number.trim() ? number.trim() : run.number,
      organization: await findOrganizationName(ctx.db, run.org),
      language: run.language,
    },
    signatories: design?.signatories ?? [],
  };
}
