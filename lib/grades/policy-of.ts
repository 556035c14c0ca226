import type { LearnerCourse } from '@/lib/enrollments';
import { defaultGradingPolicy, type GradingPolicy, parseGradingPolicy } from '@/lib/grading';

/** The course's policy; one that cannot be used is as none, and the studio says so. */
export function policyOf({ outline }: Pick<LearnerCourse, 'outline'>): GradingPolicy {
  const read = parseGradingPolicy(outline.documents.gradingPolicy);
  return read.ok ? read.policy : defaultGradingPolicy;
}
