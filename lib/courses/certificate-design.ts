import { z } from 'zod';
import { rewriteLink } from './author-html';
import type { CourseOutline } from './outline';
import { assetPath } from './paths';

export interface CertificateSignatory {
  readonly name: string;
  /** What they are: “Professor of History”; empty where nothing is said. */
  readonly title: string;
  readonly organization: string;
  /** Path below `static/` of the signature's picture. */
  readonly imagePath: string | null;
}

/** What the course team has laid down about a course's certificate. */
export interface CertificateDesign {
  /** The course's name as it is printed, where it is another than the course's title. */
  readonly courseTitle: string | null;
  readonly signatories: readonly CertificateSignatory[];
}

const text = z.string().trim().catch('');
const signatory = z.looseObject({
  name: text,
  title: text,
  organization: text,
  signature_image_path: text,
});
const certificate = z.looseObject({
  is_active: z.boolean().catch(false),
  course_title: text,
  signatories: z.array(z.unknown()).catch([]),
});
const settings = z.looseObject({ certificates: z.array(z.unknown()) });

/** More than four names do not fit under a certificate. */
const maxSignatories = 4;

/**
 * The certificate that the course team has designed and activated: the course setting `certificates`. Null where there is none, or
 * only one that is not active. What in it cannot be read is left out.
 * Source: the certificates data model of Open edX's Studio (`certificates.certificates[]`, `is_active`, `signatories[]`).
 */
export function findCertificateDesign(
  { course }: Pick<CourseOutline, 'course'>,
  courseKey: string,
): CertificateDesign | null {
  const written = settings.safeParse(course.ownSettings.certificates).data?.certificates ?? [];
  const active = written.map((one) => certificate.safeParse(one).data).find((one) => one?.is_active);
  if (!active) {
    return null;
  }
  return {
    courseTitle: active.course_title || null,
    signatories: active.signatories
      .flatMap((one) => signatory.safeParse(one).data ?? [])
      .filter(({ name }) => name !== '')
      .slice(0, maxSignatories)
      .map(({ name, title, organization, signature_image_path }) => ({
        name,
        title,
        organization,
        imagePath: imagePathOf(signature_image_path, courseKey),
      })),
  };
}

/** The path below `static/` that a link to one of the course's files leads to. */
function imagePathOf(address: string, courseKey: string): string | null {
  const start = assetPath(courseKey, '');
  const link = address === '' ? '' : rewriteLink(address, courseKey);
  if (!link.startsWith(start) || link.length === start.length) {
    return null;
  }
  try {
    return decodeURIComponent(link.slice(start.length));
  } catch {
    return null;
  }
}
