import type { InstantText, Locked, SafeHtml } from '@/lib/enrollments';

/** A course in the catalogue. */
export interface CatalogItem {
  readonly courseKey: string;
  readonly title: string;
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly shortDescription: string | null;
  readonly imageHref: string | null;
  readonly language: string | null;
  readonly startAt: InstantText;
  readonly endAt: InstantText | null;
  readonly isSelfPaced: boolean;
  readonly href: string;
}

export interface Catalog {
  readonly query: string;
  readonly courses: readonly CatalogItem[];
  /** All that match, of which `courses` is one page. */
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** What the button on the about page does. */
export type EnrollmentOffer =
  /** `mayReturn`: whoever leaves now can enrol again by themselves. */
  | { readonly kind: 'enrolled'; readonly href: string; readonly mayReturn: boolean }
  /** Open to this person now; `isSignedIn` false leads through sign-in. */
  | { readonly kind: 'open'; readonly isSignedIn: boolean }
  | { readonly kind: 'closed'; readonly reason: Locked };

export interface CourseAbout extends CatalogItem {
  readonly overview: SafeHtml;
  readonly effort: string | null;
  readonly enrollmentStartAt: InstantText | null;
  readonly enrollmentEndAt: InstantText | null;
  /** Path to YouTube's own id of the introduction, where there is one. */
  readonly introVideoYoutubeId: string | null;
  readonly offer: EnrollmentOffer;
  /** Courses to pass before this one opens, and whether this person has. */
  readonly requires: readonly {
    readonly title: string;
    readonly href: string;
    readonly language: string | null;
    readonly isPassed: boolean;
  }[];
  /** For staff the course is open all the same. */
  readonly isStaff: boolean;
  /** The content may be read without an enrolment (`course_visibility`). */
  readonly publicHref: string | null;
  /** Sections and subsections by name, where the course lets visitors see them. */
  readonly outline: readonly { readonly title: string; readonly subsections: readonly string[] }[];
}
