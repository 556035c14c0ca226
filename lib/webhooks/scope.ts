import type { RoleName } from '@/db/schema';
import { courseTarget, orgOfCourseKey, orgTarget, site, type Target, type Verb } from '@/lib/permissions';
import type { PublicEvent } from './catalogue/translate-event';

/** What an endpoint stands for, as with roles: `*` (the site), an organisation's short name, or a course key. */
export type WebhookScope = string;

/** What one needs to be allowed to do in order to change the endpoints of this scope. */
export function managingPermission(scope: WebhookScope): { readonly verb: Verb; readonly target: Target } {
  if (scope === '*') {
    return { verb: 'webhook.manage-site', target: site };
  }
  return orgOfCourseKey(scope) === null
    ? { verb: 'webhook.manage-org', target: orgTarget(scope) }
    : { verb: 'webhook.manage-course', target: courseTarget(scope) };
}

/** Whose endpoints these are: the role that is written to about them. */
export function managingRole(scope: WebhookScope): RoleName {
  if (scope === '*') {
    return 'site_admin';
  }
  return orgOfCourseKey(scope) === null ? 'org_admin' : 'instructor';
}

/** The course key of a scope that is one, for audit rows. */
export const courseOfScope = (scope: WebhookScope) => (orgOfCourseKey(scope) === null ? undefined : scope);

/** Whether an endpoint of this scope is told of an event: the site of all, an organisation and a course of what is theirs. */
export function reaches(scope: WebhookScope, { data }: PublicEvent): boolean {
  if (scope === '*') {
    return true;
  }
  return 'courseKey' in data && (scope === data.courseKey || scope === orgOfCourseKey(data.courseKey));
}
