import { z } from 'zod';
import { type RoleName, roleNames } from '@/db/schema';
import { courseTarget, orgOfCourseKey, orgTarget, site, type Target, type Verb } from '@/lib/permissions';

export const roleGrantInput = z
  .object({
    userId: z.string().min(1).max(32),
    role: z.enum(roleNames),
    /** `*` (the site), an organisation's short name, or a course key. */
    scope: z.string().min(1).max(255),
  })
  .refine(({ role, scope }) => role !== 'site_admin' || scope === '*', 'A site admin has the whole site as scope.')
  .refine(
    ({ role, scope }) => (role !== 'org_admin' && role !== 'course_creator') || orgOfCourseKey(scope) === null,
    'An organisation admin, or a course creator, has an organisation as scope, not a course.',
  );

const courseVerbs: Readonly<Record<RoleName, Verb | null>> = {
  site_admin: null,
  org_admin: null,
  course_creator: null,
  instructor: 'role.grant-course-instructor',
  staff: 'role.grant-course-staff',
  limited_staff: 'role.grant-course-staff',
  data_researcher: 'role.grant-course-staff',
  beta_tester: 'role.grant-beta-tester',
};

/** What one needs to be allowed to do in order to grant, or take away, this role over this scope. */
export function grantingPermission(role: RoleName, scope: string): { readonly verb: Verb; readonly target: Target } {
  if (role === 'site_admin' || scope === '*') {
    return { verb: 'role.grant-site', target: site };
  }
  const courseVerb = courseVerbs[role];
  if (courseVerb && orgOfCourseKey(scope) !== null) {
    return { verb: courseVerb, target: courseTarget(scope) };
  }
  return { verb: 'role.grant-org', target: orgTarget(scope) };
}
