import { rerandomizeModes, showAnswerModes, showCorrectnessModes } from '@/lib/capa/controls';
import { boolean, choice, date, duration, type FieldTable, integer, list, number, object, string } from './field';

/**
 * The settings that a block takes from its nearest ancestor that sets them, with what holds where none does.
 * Source: Open edX documentation of course settings and `reference` of the OLX attributes that apply to every block.
 */
export const inheritableFields: FieldTable = {
  graded: boolean(false),
  start: date('2030-01-01T00:00:00Z'),
  due: date(),
  relative_weeks_due: integer(),
  visible_to_staff_only: boolean(false),
  hide_from_toc: boolean(false),
  group_access: object(),
  user_partitions: list(),
  graceperiod: duration(),
  showanswer: choice('finished', showAnswerModes),
  show_correctness: choice('always', showCorrectnessModes),
  rerandomize: choice('never', [...rerandomizeModes, 'true', 'false']),
  max_attempts: integer(),
  show_reset_button: boolean(false),
  days_early_for_beta: number(),
  static_asset_path: string(''),
  use_latex_compiler: boolean(false),
  self_paced: boolean(false),
  in_entrance_exam: boolean(false),
  edxnotes: boolean(false),
  edxnotes_visibility: boolean(true),
  video_auto_advance: boolean(false),
  video_speed_optimizations: boolean(true),
  video_bumper: object(),
  course_edit_method: string('Studio'),
  giturl: string(),
  xqa_key: string(),
  matlab_api_key: string(),
};

/** What any block may set for itself alone. */
export const commonFields: FieldTable = {
  display_name: string(),
  format: string(),
  weight: number(),
  has_score: boolean(),
};
