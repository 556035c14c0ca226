import type { Json } from '@/lib/olx/model';

/**
 * The words of the schedule: who may see and do what, and when. All instants are `Date`s (UTC); a boundary belongs to what
 * begins there: at the very instant of its start a block is open, at the very instant it closes work is still accepted.
 * Source: the field reference and the inheritance of settings of Open edX.
 */

// ------------------------------------------------------------------------------------------------- what is asked about

/** A block as the schedule walks it: structurally, an OLX block and an outline block are one. `settings` are its own. */
export interface ScheduleNode {
  readonly type: string;
  readonly id: string;
  readonly settings: { readonly [name: string]: Json };
  readonly children: readonly ScheduleNode[];
}

/** When a learner may know what was right: the setting `show_correctness`. */
export type ShowCorrectness = 'always' | 'never' | 'past_due' | 'never_but_include_grade';

/** A learner must be in one of the groups of each partition. */
export interface GroupRule {
  readonly partitionId: number;
  readonly groupIds: readonly number[];
}

/** Another subsection to be done first. */
export interface Prerequisite {
  /** `sequential@ID`. */
  readonly block: string;
  /** 0 to 100. */
  readonly minScorePercent: number;
  readonly minCompletionPercent: number;
}

/** A section to be passed before the rest of the course opens. */
export interface EntranceExam {
  /** `chapter@ID`. */
  readonly block: string;
  /** 0 to 100. */
  readonly minScorePercent: number;
}

/** The settings of a block that decide on access: its own, with those of its ancestors where it has none. */
export interface BlockAccess {
  readonly start: Date;
  readonly due: Date | null;
  /** Whole weeks after the learner's own start; for self-paced courses only. */
  readonly relativeWeeksDue: number | null;
  readonly graceSeconds: number;
  readonly isStaffOnly: boolean;
  readonly isHiddenFromToc: boolean;
  /** Content goes once the work is closed. Own, not inherited: a locked parent covers its children anyway. */
  readonly isHiddenAfterDue: boolean;
  readonly groupAccess: readonly GroupRule[];
  /** Own, not inherited. */
  readonly prerequisite: Prerequisite | null;
  readonly showCorrectness: ShowCorrectness;
  readonly daysEarlyForBeta: number;
  readonly isGraded: boolean;
  /** Assignment type. Own, not inherited. */
  readonly format: string | null;
}

export type CourseVisibility = 'private' | 'public_outline' | 'public';
export type CatalogVisibility = 'both' | 'about' | 'none';

/** The settings of a course run that decide on access. */
export interface CourseSchedule {
  readonly start: Date;
  readonly end: Date | null;
  readonly enrollmentStart: Date | null;
  readonly enrollmentEnd: Date | null;
  readonly isInvitationOnly: boolean;
  readonly catalogVisibility: CatalogVisibility;
  readonly courseVisibility: CourseVisibility;
  /** Release dates and due dates of content mean nothing then; `relative_weeks_due` does. */
  readonly isSelfPaced: boolean;
  readonly daysEarlyForBeta: number;
  /** False only where the course says so: prerequisites between subsections are off. */
  readonly isGatingEnabled: boolean;
  /** Keys of course runs to be passed before this one opens. */
  readonly requiredCourses: readonly string[];
  /** Null where the course asks for none. The section may not be in the course. */
  readonly entranceExam: EntranceExam | null;
}

// ------------------------------------------------------------------------------------------------------- who is asking

/** `staff` is everyone who may see what learners do not yet see: course team, organisation and site admins. */
export type ViewerRole = 'anonymous' | 'learner' | 'beta' | 'staff';

/** What a learner has reached in a subsection that others require. 0 to 100. */
export interface PrerequisiteResult {
  readonly scorePercent: number;
  readonly completionPercent: number;
}

export interface Learner {
  readonly role: ViewerRole;
  readonly isEnrolled: boolean;
  /** When the learner enrolled; null where not. Self-paced due dates count from here. */
  readonly enrolledAt: Date | null;
  /** May enrol although the course is by invitation or outside its window. */
  readonly isInvited: boolean;
  /** Group ids by partition id; partition 50 is the enrolment track (see `groupsOfMode`). */
  readonly groups: ReadonlyMap<number, readonly number[]>;
  /** Own due dates by block (`TYPE@ID`). */
  readonly extensions: ReadonlyMap<string, Date>;
  /** By block (`sequential@ID`). */
  readonly prerequisites: ReadonlyMap<string, PrerequisiteResult>;
  /** Keys of course runs that this one requires and that the learner has not passed. */
  readonly missingCourses: readonly string[];
  /** The entrance exam that the learner has still to pass; null where there is none, or it is passed. */
  readonly missingExam: MissingExam | null;
}

/** An entrance exam that is not passed. `scorePercent`: what was reached, 0 to 100; null where the learner may not know. */
export interface MissingExam extends EntranceExam {
  readonly scorePercent: number | null;
}

/** Whom, where and when a decision is for. */
export interface Viewing {
  readonly course: CourseSchedule;
  readonly learner: Learner;
  readonly now: Date;
}

// ------------------------------------------------------------------------------------------------------- what is answered

/** Why something is locked, as data: the page has the words. */
export type LockReason =
  | { readonly code: 'signed-out' }
  | { readonly code: 'not-enrolled' }
  | { readonly code: 'courses-first'; readonly courses: readonly string[] }
  | { readonly code: 'course-not-begun'; readonly start: Date }
  | { readonly code: 'not-begun'; readonly start: Date }
  | ({ readonly code: 'prerequisite'; readonly reached: PrerequisiteResult } & Prerequisite)
  | ({ readonly code: 'entrance-exam' } & MissingExam)
  | { readonly code: 'hidden-after-due'; readonly closedAt: Date };

/**
 * `visible`: may be opened. `locked`: its name and the reason may be shown, nothing of its content. `hidden`: as if it did not exist.
 * `isListed`: whether outlines name it (`hide_from_toc` blocks are open to who has the link, and named nowhere).
 */
export type Decision =
  | { readonly state: 'visible'; readonly isListed: boolean }
  | { readonly state: 'locked'; readonly isListed: boolean; readonly reason: LockReason }
  | { readonly state: 'hidden'; readonly isListed: false };

export interface CourseDecision {
  /** Named in the catalogue and its search. */
  readonly isInCatalog: boolean;
  readonly canSeeAbout: boolean;
  readonly canSeeOutline: boolean;
  readonly canSeeContent: boolean;
  /** May send answers. A visitor of a public course may read only. */
  readonly canAnswer: boolean;
  /** Why content is closed; null where it is open. */
  readonly reason: LockReason | null;
  /** The course has ended: it stays open for reading and answering to who is enrolled. */
  readonly hasEnded: boolean;
  /** Grades are no longer written: 30 days after the end. */
  readonly areGradesFrozen: boolean;
}

export type EnrollmentDecision =
  | { readonly state: 'open' }
  | { readonly state: 'closed'; readonly reason: EnrollmentReason };

export type EnrollmentReason =
  | { readonly code: 'already-enrolled' }
  | { readonly code: 'invitation-only' }
  | { readonly code: 'not-open-yet'; readonly opens: Date }
  | { readonly code: 'closed'; readonly closed: Date }
  | { readonly code: 'ended'; readonly ended: Date };

export interface DueState {
  /** The due date that holds for this learner; null: never due. */
  readonly due: Date | null;
  /** The course's due date, where an extension moved it. */
  readonly extendedFrom: Date | null;
  /** `due` plus the grace period; null: never closes. */
  readonly closesAt: Date | null;
  /** `grace`: past due, still accepted. */
  readonly state: 'no-due-date' | 'open' | 'grace' | 'closed';
}

// ------------------------------------------------------------------------------------------------------- trees

/** A tree with the settings of access worked out; the same for all learners, so it can be cached beside the outline. */
export interface ResolvedNode<N extends ScheduleNode = ScheduleNode> {
  /** `TYPE@ID`. */
  readonly block: string;
  readonly node: N;
  readonly access: BlockAccess;
  readonly children: readonly ResolvedNode<N>[];
}

/** A tree decided for one learner at one instant. */
export interface DecidedNode<N extends ScheduleNode = ScheduleNode> {
  readonly block: string;
  readonly node: N;
  readonly access: BlockAccess;
  readonly decision: Decision;
  readonly due: DueState;
  /** Whether it, and what holds it, has begun for this learner. */
  readonly isReleased: boolean;
  readonly children: readonly DecidedNode<N>[];
}

/** A setting that could not be used; its default holds. */
export interface SettingWarning {
  /** `TYPE@ID`. */
  readonly block: string;
  readonly setting: string;
  readonly code: 'bad-value';
  readonly message: string;
}
