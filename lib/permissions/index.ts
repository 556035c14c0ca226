export { can, canSomewhere, courseTarget, orgOfCourseKey, orgTarget, site, type Target, userTarget } from './can';
export { requirePermission } from './require-permission';
export { type RuleRole, rules, type TargetKind, type Verb, type VerbOn } from './rules';
