import type { ProblemBlockView } from '@/lib/attempts';
import type { ClosedPage, CourseHead, InstantText, Locked, Progress, SafeHtml } from '@/lib/enrollments';

/** What a page shows of one block of a unit. Plain data; every piece of HTML in it is sanitised. */
export type BlockView =
  | HtmlBlockView
  | FrameBlockView
  | VideoBlockView
  | ProblemBlockView
  | DiscussionBlockView
  | UnsupportedBlockView
  | LockedBlockView
  | GroupBlockView;

export interface HtmlBlockView {
  readonly kind: 'html';
  readonly block: string;
  readonly title: string;
  readonly html: SafeHtml;
}

/** An html block with scripts: shown whole in `<iframe sandbox="allow-scripts …">`, resized by message (see `frameDocument`). */
export interface FrameBlockView {
  readonly kind: 'frame';
  readonly block: string;
  readonly title: string;
  readonly src: string;
  /** The value of the iframe's `sandbox` attribute. */
  readonly sandbox: string;
}

export interface VideoSource {
  readonly src: string;
  /** `application/vnd.apple.mpegurl` for HLS; null where the ending tells nothing. */
  readonly type: string | null;
}

export interface VideoTranscript {
  /** BCP 47. */
  readonly language: string;
  /** WebVTT made from srt or sjson on the way. */
  readonly src: string;
}

export interface VideoBlockView {
  readonly kind: 'video';
  readonly block: string;
  readonly title: string;
  readonly sources: readonly VideoSource[];
  /** Click-to-load; set only where there is no file to play, or as a second way beside it. */
  readonly youtubeId: string | null;
  readonly poster: string | null;
  readonly transcripts: readonly VideoTranscript[];
  readonly canDownload: boolean;
  readonly canDownloadTranscript: boolean;
  readonly handoutHref: string | null;
  readonly startSeconds: number;
  readonly endSeconds: number | null;
  /** Where this learner stopped. */
  readonly positionSeconds: number;
  readonly speed: number;
  readonly isDone: boolean;
  /** Shown to its author: where they stop is nobody's place. */
  readonly isPreview?: boolean;
}

/** Discussions are not there yet: the place and its topic. */
export interface DiscussionBlockView {
  readonly kind: 'discussion';
  readonly block: string;
  readonly title: string;
}

/**
 * A placeholder: for a type that Lectern cannot show, for a block that is broken, and for a question whose script could not be run
 * just now. For staff `fault` says what is wrong.
 */
export interface UnsupportedBlockView {
  readonly kind: 'unsupported';
  readonly reason: 'type' | 'faulty' | 'busy';
  readonly block: string;
  readonly type: string;
  readonly title: string;
  readonly fault: string | null;
}

export interface LockedBlockView {
  readonly kind: 'locked';
  readonly block: string;
  readonly reason: Locked;
}

/** A container inside a unit (a nested vertical, a library, a conditional). */
export interface GroupBlockView {
  readonly kind: 'group';
  readonly block: string;
  readonly title: string;
  readonly blocks: readonly BlockView[];
}

export interface UnitLink {
  readonly block: string;
  readonly title: string;
  readonly href: string;
}

export interface SequenceItem extends UnitLink {
  readonly isCurrent: boolean;
  readonly isDone: boolean;
  readonly locked: Locked | null;
  readonly icon: 'problem' | 'video' | 'discussion' | 'other';
}

/** The outline beside a unit: every section by name, the subsections of the one that is open. */
export interface OutlineNavSection {
  readonly block: string;
  readonly title: string;
  readonly isCurrent: boolean;
  /** The first open unit of the section; null where there is none. */
  readonly href: string | null;
  /** In a course of up to 60 subsections those of all sections; in a larger one only those of the current section. */
  readonly subsections: readonly {
    readonly block: string;
    readonly title: string;
    readonly href: string | null;
    readonly isCurrent: boolean;
    readonly progress: Progress;
    readonly due: InstantText | null;
  }[];
}

export interface UnitPage {
  readonly status: 'open';
  readonly outline: readonly OutlineNavSection[];
  readonly course: CourseHead;
  /** `node` names this version of the unit; it changes when the unit is published anew. */
  readonly unit: UnitLink & { readonly node: string; readonly isStaffOnly: boolean; readonly isDone: boolean };
  /** Section and subsection, outermost first. */
  readonly breadcrumbs: readonly { readonly block: string; readonly title: string; readonly href: string }[];
  readonly sequence: {
    readonly block: string;
    readonly title: string;
    readonly format: string | null;
    readonly isGraded: boolean;
    readonly due: InstantText | null;
    readonly units: readonly SequenceItem[];
  };
  /** Across subsections and sections; null at the ends of the course. */
  readonly previous: UnitLink | null;
  readonly next: UnitLink | null;
  readonly blocks: readonly BlockView[];
  /** What of this page is new to the learner's record: where it is not empty, call `recordUnitView` once the page stands. */
  readonly viewable: readonly string[];
}

export type UnitPageResult = UnitPage | ClosedPage;

/** A unit to be printed: problems without controls, frames as links. */
export interface PrintPage {
  readonly status: 'open';
  readonly course: CourseHead;
  readonly unit: UnitLink;
  readonly breadcrumbs: readonly string[];
  readonly blocks: readonly BlockView[];
}

export type PrintPageResult = PrintPage | ClosedPage;
