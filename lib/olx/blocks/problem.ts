import { gradingMethods } from '@/lib/capa/attempt/attempt-score';
import { boolean, choice, integer, object, string } from '@/lib/olx/fields/field';
import type { BlockType } from './block-type';

/** A problem. Its source is the whole element, which `lib/capa` reads. */
export const problem: BlockType = {
  name: 'problem',
  content: 'element',
  storage: 'file',
  isSupported: true,
  fields: {
    attempts_before_showanswer_button: integer(0),
    submission_wait_seconds: integer(0),
    grading_method: choice('last_score', gradingMethods),
    force_save_button: boolean(false),
    markdown: string(),
    markdown_edited: boolean(false),
    source_code: string(),
    text_customization: object(),
  },
};
