/**
 * What the pages of a course share: plain data, ready to be sent to a browser. Instants are ISO 8601 text in UTC, points are
 * weighted, fractions run from 0 to 1, links are paths on this host. `SafeHtml` has passed the one sanitiser.
 */

/** HTML that `lib/courses/author-html` has sanitised, its links rewritten and its mathematics typeset. */
export type SafeHtml = string;
/** ISO 8601 text in UTC. */
export type InstantText = string;

/** Why something that exists is not open to this person now; pages say it in words under `schedule.<code>`. */
export interface Locked {
  /** Kebab-case, stable, see `lib/schedule`. */
  readonly code: string;
  /** When it opens, or when it closed, where that is what matters. */
  readonly at: InstantText | null;
  /** For code `prerequisite`: what has to be done first. Percents run from 0 to 100. */
  readonly prerequisite?: {
    readonly title: string;
    readonly href: string | null;
    readonly minScorePercent: number;
    readonly minCompletionPercent: number;
    readonly scorePercent: number;
    readonly completionPercent: number;
  };
  /** For code `entrance-exam`: the section that opens the rest. */
  readonly exam?: EntranceExamView;
  /** For code `courses-first`: the courses that this person has still to pass. */
  readonly courses?: readonly { readonly title: string; readonly href: string; readonly language: string | null }[];
}

/** The section of a course that opens the rest. Percents run from 0 to 100; the score is null where its results are not to be known. */
export interface EntranceExamView {
  readonly title: string;
  readonly href: string | null;
  readonly minScorePercent: number;
  readonly scorePercent: number | null;
}

export interface CourseTab {
  readonly kind: 'home' | 'progress' | 'dates' | 'textbooks' | 'static';
  /** The author's name of a static page; null for the pages that Lectern names itself. */
  readonly name: string | null;
  readonly href: string;
}

export interface CourseViewer {
  readonly isSignedIn: boolean;
  readonly isEnrolled: boolean;
  /** Staff of this course, whatever they look as. */
  readonly isStaff: boolean;
  /** Staff may look as a learner; everybody else is one. */
  readonly viewsAs: 'staff' | 'learner';
}

/** The head of every page of a course. */
export interface CourseHead {
  readonly courseKey: string;
  readonly title: string;
  readonly org: string;
  readonly number: string;
  readonly run: string;
  /** The content's language (BCP 47), for `lang` and `dir`; null where the course does not say. */
  readonly language: string | null;
  readonly href: string;
  readonly startAt: InstantText;
  readonly endAt: InstantText | null;
  readonly isSelfPaced: boolean;
  readonly tabs: readonly CourseTab[];
  readonly viewer: CourseViewer;
}

/** A page of a course that this person may not open now: the head still shows, and the reason. */
export interface ClosedPage {
  readonly status: 'closed';
  readonly course: CourseHead;
  readonly reason: Locked;
}

export interface Progress {
  /** Units (or, inside a unit, blocks) done and in all. */
  readonly done: number;
  readonly total: number;
}

export interface OutlineUnit {
  readonly block: string;
  readonly title: string;
  readonly href: string;
  readonly isDone: boolean;
  readonly locked: Locked | null;
  /** For staff: learners do not see it. */
  readonly isStaffOnly: boolean;
  /** What the unit mostly is, for its sign in the strip and the outline. */
  readonly icon: 'problem' | 'video' | 'discussion' | 'other';
}

export interface OutlineSubsection {
  readonly block: string;
  readonly title: string;
  /** The first unit; null where there is none or the subsection is locked. */
  readonly href: string | null;
  /** The assignment type, where the subsection counts. */
  readonly format: string | null;
  readonly isGraded: boolean;
  readonly due: InstantText | null;
  readonly locked: Locked | null;
  readonly isStaffOnly: boolean;
  readonly progress: Progress;
  /** Empty in a large course where the subsection is not open. */
  readonly units: readonly OutlineUnit[];
}

export interface OutlineSection {
  readonly block: string;
  readonly title: string;
  /** Where the section is shown open; null in a course that is shown whole. */
  readonly href: string | null;
  readonly locked: Locked | null;
  readonly isStaffOnly: boolean;
  readonly progress: Progress;
  readonly isOpen: boolean;
  /** Empty where the section is not open. */
  readonly subsections: readonly OutlineSubsection[];
}

export interface CourseUpdateView {
  readonly id: string;
  /** As the author wrote it. */
  readonly date: string;
  readonly html: SafeHtml;
}

export interface CourseHome {
  readonly status: 'open';
  readonly course: CourseHead;
  readonly sections: readonly OutlineSection[];
  /** Why the viewer sees how the course is built and may open nothing of it; null for who may. */
  readonly reason: Locked | null;
  /** The entrance exam, where it is still to be passed. */
  readonly exam: EntranceExamView | null;
  readonly progress: Progress;
  /** Where the learner was last, or the first open unit. `hasBegun` tells "Resume" from "Begin". */
  readonly resume: {
    readonly block: string;
    readonly href: string;
    readonly title: string;
    readonly hasBegun: boolean;
  } | null;
  readonly updates: readonly CourseUpdateView[];
  readonly handouts: SafeHtml | null;
  /** The next few dates that lie ahead. */
  readonly upcoming: readonly CourseDate[];
}

export interface CourseDate {
  readonly kind: 'enrollment-opens' | 'enrollment-closes' | 'course-starts' | 'course-ends' | 'opens' | 'due' | 'today';
  readonly at: InstantText;
  /** The subsection's title; null where the page names the date itself. */
  readonly title: string | null;
  readonly href: string | null;
  readonly format: string | null;
  readonly isDone: boolean;
  readonly isPast: boolean;
  /** The course's own date, where this learner has more time. */
  readonly extendedFrom: InstantText | null;
}

export interface CourseDates {
  readonly status: 'open';
  readonly course: CourseHead;
  /** In time order, `today` among them. */
  readonly dates: readonly CourseDate[];
}

export interface StaticPage {
  readonly status: 'open';
  readonly course: CourseHead;
  readonly title: string;
  readonly html: SafeHtml;
}

export interface TextbookChapter {
  readonly title: string;
  readonly href: string;
  /** `file` and `elsewhere` leave the pages of the course; `page` is one of them, and `images` a book of page images. */
  readonly kind: 'file' | 'page' | 'images' | 'elsewhere';
}

export interface CourseTextbook {
  readonly title: string;
  readonly chapters: readonly TextbookChapter[];
}

export interface CourseTextbooks {
  readonly status: 'open';
  readonly course: CourseHead;
  readonly books: readonly CourseTextbook[];
}

/** A chapter of a textbook in HTML, to be shown in a frame. */
export interface TextbookPage {
  readonly status: 'open';
  readonly course: CourseHead;
  readonly book: string;
  readonly title: string;
  /** Address of the file that the frame shows. */
  readonly src: string;
  readonly previous: TextbookChapter | null;
  readonly next: TextbookChapter | null;
}

/** One page of a textbook of page images. */
export interface TextbookImage {
  readonly status: 'images';
  readonly course: CourseHead;
  readonly book: string;
  readonly page: number;
  /** The page's own number as the book prints it; null where the table of contents does not say. */
  readonly label: string | null;
  /** Null where nobody knows how many pages the book has. */
  readonly lastPage: number | null;
  readonly src: string;
  /** Whether the pages of this site may show the picture: it lies here, or comes over https. */
  readonly isShown: boolean;
  /** The site that the pages lie on, where it is another one. */
  readonly host: string | null;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  /** In the order of the book; null where the table of contents lies elsewhere or cannot be read. */
  readonly contents: readonly TextbookEntry[] | null;
}

/** A line of the table of contents. */
export interface TextbookEntry {
  readonly title: string;
  readonly page: number;
  readonly label: string;
  readonly href: string;
  /** 0: a chapter; more: within one. */
  readonly depth: number;
  readonly isCurrent: boolean;
}

/** A course on the learner's own list. */
export interface EnrolledCourse {
  readonly courseKey: string;
  readonly title: string;
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly language: string | null;
  readonly imageHref: string | null;
  readonly href: string;
  readonly mode: string;
  readonly startAt: InstantText;
  readonly endAt: InstantText | null;
  readonly state: 'current' | 'upcoming' | 'ended';
  /** The courses to pass before this one opens. */
  readonly missing: readonly { readonly title: string; readonly href: string; readonly language: string | null }[];
  readonly enrolledAt: InstantText;
  readonly progress: Progress;
  readonly resumeHref: string | null;
  /** The next due date that lies ahead, of what is not done yet. */
  readonly nextDue: { readonly title: string; readonly at: InstantText; readonly href: string | null } | null;
}
