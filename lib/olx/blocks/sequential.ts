import { boolean, integer, number, string } from '@/lib/olx/fields/field';
import type { BlockType } from './block-type';

/** A subsection: what is due, graded and gated as one. */
export const sequential: BlockType = {
  name: 'sequential',
  content: 'children',
  storage: 'file',
  isSupported: true,
  fields: {
    is_entrance_exam: boolean(false),
    hide_after_due: boolean(false),
    is_time_limited: boolean(false),
    default_time_limit_minutes: integer(),
    is_proctored_enabled: boolean(false),
    is_practice_exam: boolean(false),
    is_onboarding_exam: boolean(false),
    exam_review_rules: string(''),
    position: integer(),
    is_prerequisite: boolean(false),
    required_prereq: string(),
    min_score: number(),
    min_completion: number(),
  },
};
