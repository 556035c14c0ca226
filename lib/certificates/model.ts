import type { CertificateStatus } from '@/db/schema';
import type { CertificateSignatory } from '@/lib/courses';
import type { InstantText } from '@/lib/enrollments';

export type { LearnerOfCourse } from '@/lib/grades';
export type { CertificateStatus };

/** What is printed about the course. */
export interface CertifiedCourse {
  readonly courseKey: string;
  readonly title: string;
  readonly number: string;
  /** The organisation's name, or its short name where it has none. */
  readonly organization: string;
  /** The content's language (BCP 47); null where the course does not say. */
  readonly language: string | null;
}

/** Everything that a valid certificate says. */
export interface ValidCertificate {
  readonly state: 'valid';
  readonly id: string;
  readonly learnerName: string;
  readonly course: CertifiedCourse;
  readonly signatories: readonly CertificateSignatory[];
  readonly issuedAt: InstantText;
  /** The version of the course that the text is of. */
  readonly root: string;
  /** Which writing of the text this is. */
  readonly issue: number;
}

/** A certificate as whoever has its name may see it. */
export type PublicCertificate =
  | ValidCertificate
  /** Nothing is said of whose it was. */
  | {
      readonly state: 'revoked';
      readonly id: string;
      readonly course: CertifiedCourse;
      readonly revokedAt: InstantText;
    }
  /** Its holder has deleted their account: it was issued, and to whom is no longer known. */
  | { readonly state: 'erased'; readonly id: string; readonly course: CertifiedCourse; readonly issuedAt: InstantText };

/** A learner's own certificate in a course. */
export interface OwnCertificate {
  readonly courseKey: string;
  readonly status: CertificateStatus;
  /** Null unless it is `downloadable` or `invalidated`. */
  readonly id: string | null;
  readonly issuedAt: InstantText | null;
  /** For `unavailable`: when; null where the course has set no date. */
  readonly availableAt: InstantText | null;
  readonly revocationReason: string | null;
}
