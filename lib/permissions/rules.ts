/**
 * Who may do what: role × scope × verb, deny by default. The one table; `can` reads it, nothing else decides by role.
 *
 * A role is held over the site (`*`), an organisation or a course run, and counts for everything below. `learner` is
 * whoever is signed in, `anonymous` everybody, `self` the person that the verb is about. What a learner sees of a course,
 * and when, is not here: `lib/schedule` decides that from enrolment, dates and groups.
 */
export type RuleRole =
  | 'site_admin'
  | 'org_admin'
  | 'course_creator'
  | 'instructor'
  | 'staff'
  | 'limited_staff'
  | 'data_researcher'
  | 'beta_tester'
  | 'learner'
  | 'self'
  | 'anonymous';

/** What a verb is done to. */
export type TargetKind = 'site' | 'org' | 'course' | 'user';

interface Rule {
  readonly on: TargetKind;
  readonly roles: readonly RuleRole[];
}

const admins = ['site_admin'] as const;
const organisation = ['site_admin', 'org_admin'] as const;
const instructors = ['site_admin', 'org_admin', 'instructor'] as const;
/** Whoever writes the course. */
const team = ['site_admin', 'org_admin', 'instructor', 'staff'] as const;
/** Whoever looks after its learners: limited staff do, and have no part in the studio. */
const teachers = [...team, 'limited_staff'] as const;
/** Whoever gets its reports: a data researcher has these and the course's numbers, and nothing else. */
const readers = [...instructors, 'data_researcher'] as const;

export const rules = {
  // The site
  'site.administer': { on: 'site', roles: admins },
  'audit.view': { on: 'site', roles: admins },
  'workflow.view': { on: 'site', roles: admins },
  /** To have a run again, or to cancel one. */
  'workflow.manage': { on: 'site', roles: admins },
  'organization.create': { on: 'site', roles: admins },
  'organization.change': { on: 'org', roles: organisation },
  /** Anybody may open an account. */
  'user.register': { on: 'site', roles: ['anonymous', 'learner'] },
  'user.create': { on: 'site', roles: admins },
  'user.list': { on: 'site', roles: admins },

  // What other systems are told
  'webhook.manage-site': { on: 'site', roles: admins },
  'webhook.manage-org': { on: 'org', roles: organisation },
  /** Learners' ids and grades leave the site by it. */
  'webhook.manage-course': { on: 'course', roles: instructors },

  // One person
  'user.view': { on: 'user', roles: ['self', 'site_admin'] },
  'user.change-own': { on: 'user', roles: ['self'] },
  'user.disable': { on: 'user', roles: admins },
  /** To say that a mail address is the person's own, and to send them a link for a new password. */
  'user.help-sign-in': { on: 'user', roles: admins },
  /** All that is kept of a person, in one file. */
  'user.export': { on: 'user', roles: ['self', 'site_admin'] },
  /** To erase somebody for good. */
  'user.retire': { on: 'user', roles: admins },
  /** The people's own sessions, or somebody's whom an admin has to sign out. */
  'user.sign-out-everywhere': { on: 'user', roles: ['self', 'site_admin'] },

  // Roles
  'role.grant-site': { on: 'site', roles: admins },
  'role.grant-org': { on: 'org', roles: organisation },
  'role.grant-course-instructor': { on: 'course', roles: instructors },
  'role.grant-course-staff': { on: 'course', roles: instructors },
  'role.grant-beta-tester': { on: 'course', roles: teachers },
  'role.list-course': { on: 'course', roles: teachers },

  // Courses
  /** A course key may be created or replaced only by a role of its organisation. */
  'course.create': { on: 'course', roles: [...organisation, 'course_creator'] },
  'course.import': { on: 'course', roles: instructors },
  'course.export': { on: 'course', roles: team },
  'course.view-draft': { on: 'course', roles: team },
  'course.edit': { on: 'course', roles: team },
  /** To write comments on the draft, and to settle them. */
  'course.review': { on: 'course', roles: team },
  'course.publish': { on: 'course', roles: team },
  'course.change-settings': { on: 'course', roles: team },
  'course.delete': { on: 'course', roles: instructors },
  /** To put a run away, out of the catalogue and the studio's list, and to bring it back. */
  'course.archive': { on: 'course', roles: instructors },
  /** To see a course as its team does: before its dates, staff-only units, looking as a learner. */
  'course.view-as-staff': { on: 'course', roles: teachers },
  /** To be let in by the days of early access that a course gives its testers. */
  'course.view-early': { on: 'course', roles: [...teachers, 'beta_tester'] },

  // Learning
  'enrollment.change-own': { on: 'user', roles: ['self'] },
  'enrollment.manage': { on: 'course', roles: teachers },
  'attempt.submit-own': { on: 'user', roles: ['self'] },
  'progress.view-own': { on: 'user', roles: ['self'] },
  /** Numbers of the course as a whole, in which nobody is named. */
  'analytics.view': { on: 'course', roles: [...teachers, 'data_researcher'] },
  'gradebook.view': { on: 'course', roles: teachers },
  'submission.view': { on: 'course', roles: teachers },
  'grade.override': { on: 'course', roles: instructors },
  /** To give one learner more time. */
  'extension.grant': { on: 'course', roles: teachers },
  /** To give, revoke and write anew what the course certifies. */
  'certificate.manage': { on: 'course', roles: instructors },
  'report.download': { on: 'course', roles: readers },
} as const satisfies Readonly<Record<string, Rule>>;

export type Verb = keyof typeof rules;

/** The verbs that are done to a target of this kind. */
export type VerbOn<Kind extends TargetKind> = {
  [V in Verb]: (typeof rules)[V]['on'] extends Kind ? V : never;
}[Verb];
