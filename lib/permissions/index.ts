export { can, canSomewhere, courseTarget, orgOfCourseKey, orgTarget, site, type Target, userTarget } from './can';
export { hideUnlessPermitted, requireSomebody } from './hide-unless-permitted';
export { requirePermission } from './require-permission';
export { type RuleRole, rules, type TargetKind, type Verb, type VerbOn } from './rules';
