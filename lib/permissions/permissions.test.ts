import { describe, expect, it } from 'vitest';
import type { Actor, HeldRole } from '@/lib/context';
import {
  can,
  courseTarget,
  orgOfCourseKey,
  orgTarget,
  requirePermission,
  rules,
  site,
  type Target,
  type Verb,
} from '.';

const course = 'course-v1:House+Reading+2026';
const sister = 'course-v1:House+Writing+2026';
const foreign = 'course-v1:Mill+Reading+2026';
const person = (...roles: HeldRole[]): Actor => ({ kind: 'user', userId: 'usr_me', roles });
const me: Target = { kind: 'user', userId: 'usr_me' };
const another: Target = { kind: 'user', userId: 'usr_other' };

const targets: Readonly<Record<string, readonly Target[]>> = {
  site: [site],
  org: [orgTarget('House')],
  course: [courseTarget(course)],
  user: [me],
};

/** The verbs that an actor may do to the site, the organisation House, its course, or their own account. */
function allowed(actor: Actor, elsewhere?: Target): Verb[] {
  const verbs: Verb[] = [];
  for (const verb of Object.keys(rules).filter(isVerb)) {
    const asked = elsewhere ? [elsewhere] : (targets[rules[verb].on] ?? []);
    if (asked.some((target) => can(actor, verb, target))) {
      verbs.push(verb);
    }
  }
  return verbs;
}

const isVerb = (name: string): name is Verb => name in rules;

// Reviewed by hand, not derived from the rules: a change of the table shows here as a change of who may do what.
const own = [
  'attempt.submit-own',
  'enrollment.change-own',
  'progress.view-own',
  'user.change-own',
  'user.export',
  'user.register',
  'user.sign-out-everywhere',
  'user.view',
];
const writing = [
  'course.change-settings',
  'course.edit',
  'course.export',
  'course.publish',
  'course.review',
  'course.view-draft',
];
const teaching = [
  'analytics.view',
  'course.view-as-staff',
  'course.view-early',
  'enrollment.manage',
  'extension.grant',
  'gradebook.view',
  'role.grant-beta-tester',
  'role.list-course',
  'submission.view',
];
const leading = [
  'certificate.manage',
  'course.archive',
  'course.delete',
  'course.import',
  'grade.override',
  'report.download',
  'role.grant-course-instructor',
  'role.grant-course-staff',
  'webhook.manage-course',
];
const organising = ['course.create', 'organization.change', 'role.grant-org', 'webhook.manage-org'];
const administering = [
  'audit.view',
  'organization.create',
  'role.grant-site',
  'site.administer',
  'user.create',
  'user.disable',
  'user.help-sign-in',
  'user.list',
  'user.retire',
  'webhook.manage-site',
  'workflow.manage',
  'workflow.view',
];

describe('who may do what', () => {
  it.each([
    ['nobody signed in', { kind: 'anonymous' } as const, ['user.register']],
    ['a learner', person(), own],
    ['a beta tester', person({ role: 'beta_tester', scope: course }), [...own, 'course.view-early']],
    ['limited staff', person({ role: 'limited_staff', scope: course }), [...own, ...teaching]],
    [
      'a data researcher',
      person({ role: 'data_researcher', scope: course }),
      [...own, 'analytics.view', 'report.download'],
    ],
    ['a course creator', person({ role: 'course_creator', scope: 'House' }), [...own, 'course.create']],
    ['staff', person({ role: 'staff', scope: course }), [...own, ...writing, ...teaching]],
    ['an instructor', person({ role: 'instructor', scope: course }), [...own, ...writing, ...teaching, ...leading]],
    [
      'an organisation admin',
      person({ role: 'org_admin', scope: 'House' }),
      [...own, ...writing, ...teaching, ...leading, ...organising],
    ],
    [
      'a site admin',
      person({ role: 'site_admin', scope: '*' }),
      [...own, ...writing, ...teaching, ...leading, ...organising, ...administering],
    ],
    ['the system', { kind: 'system', name: 'cli' } as const, Object.keys(rules)],
  ] satisfies [string, Actor, string[]][])('%s', (_name, actor, expected) => {
    expect(allowed(actor).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['staff of a course', person({ role: 'staff', scope: course }), courseTarget(sister)],
    ['an instructor', person({ role: 'instructor', scope: course }), courseTarget(sister)],
    ['limited staff', person({ role: 'limited_staff', scope: course }), courseTarget(sister)],
    ['a data researcher', person({ role: 'data_researcher', scope: course }), courseTarget(sister)],
    ['a course creator', person({ role: 'course_creator', scope: 'House' }), courseTarget(foreign)],
    ['a course creator', person({ role: 'course_creator', scope: 'House' }), orgTarget('House')],
    ['an instructor of an organisation', person({ role: 'instructor', scope: 'House' }), courseTarget(foreign)],
    ['an organisation admin', person({ role: 'org_admin', scope: 'House' }), courseTarget(foreign)],
    ['an organisation admin', person({ role: 'org_admin', scope: 'House' }), orgTarget('Mill')],
    ['an instructor', person({ role: 'instructor', scope: course }), orgTarget('House')],
    ['an instructor', person({ role: 'instructor', scope: course }), another],
    ['a learner', person(), another],
    [
      'an organisation that is named like a course',
      person({ role: 'org_admin', scope: 'Reading' }),
      courseTarget(course),
    ],
    ['an empty scope', person({ role: 'org_admin', scope: '' }), courseTarget('course-v1:+a+b')],
  ] satisfies [string, Actor, Target][])('%s may do nothing elsewhere (%#)', (_name, actor, elsewhere) => {
    expect(allowed(actor, elsewhere)).toEqual([]);
  });

  it('reaches from an organisation to its courses', () => {
    expect(can(person({ role: 'instructor', scope: 'House' }), 'course.publish', courseTarget(sister))).toBe(true);
    expect(can(person({ role: 'staff', scope: '*' }), 'course.publish', courseTarget(foreign))).toBe(true);
  });

  it('refuses a verb about another kind of target', () => {
    expect(can({ kind: 'system', name: 'cli' }, 'course.publish', site)).toBe(false);
    expect(can(person({ role: 'site_admin', scope: '*' }), 'site.administer', courseTarget(course))).toBe(false);
  });

  it('says whether signing in would help', () => {
    const asked = (actor: Actor) => () => requirePermission({ actor }, 'course.edit', courseTarget(course));
    expect(asked({ kind: 'anonymous' })).toThrow(expect.objectContaining({ kind: 'Unauthenticated' }));
    expect(asked(person())).toThrow(expect.objectContaining({ kind: 'Forbidden' }));
    expect(asked(person({ role: 'staff', scope: course }))).not.toThrow();
  });

  it('knows the organisation of a course key', () => {
    expect(orgOfCourseKey(course)).toBe('House');
    expect(orgOfCourseKey('House')).toBeNull();
    expect(orgOfCourseKey('course-v1:House+Reading')).toBeNull();
  });
});
