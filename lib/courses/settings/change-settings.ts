import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { changeLive } from '../authoring/change-live';
import type { CourseHeads } from '../commit-course';
import { applyChanges, type LiveFieldChange } from './apply-changes';
import { findFieldFaults } from './find-field-faults';
import { SettingsConflict } from './settings-conflict';
import { tellChanges } from './tell-changes';

export interface ChangeSettingsInput {
  readonly courseKey: string;
  readonly changes: readonly LiveFieldChange[];
  /** For the course's history: one sentence. */
  readonly message: string;
}

/**
 * Changes fields of what is live in a course, as a form has them: each with what stood in it when the form was opened. Where nothing
 * is changed, nothing is written.
 *
 * Throws Forbidden, NotFound `courses.not-found`, Invalid `courses.bad-settings` with what is wrong by field,
 * Conflict `courses.settings-changed-meanwhile` (a `SettingsConflict`) with both sides.
 */
export async function changeSettings(ctx: Context, input: ChangeSettingsInput): Promise<CourseHeads> {
  const { courseKey, changes, message } = input;
  const { draftRevision, publishedRevision } = await changeLive(ctx, {
    courseKey,
    message,
    action: 'course.change-settings',
    details: { changes: tellChanges(changes) },
    change: (live) => {
      const { live: changed, conflicts } = applyChanges(live, changes);
      if (conflicts.length > 0) {
        throw new SettingsConflict(conflicts);
      }
      const faults = findFieldFaults(changed, changes);
      if (Object.keys(faults).length > 0) {
        throw invalid('courses.bad-settings', 'Some fields cannot be saved as they are. Nothing was saved.', {
          fields: faults,
        });
      }
      return changed;
    },
  });
  return { draftRevision, publishedRevision };
}
