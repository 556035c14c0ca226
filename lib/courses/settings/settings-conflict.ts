import { LecternError } from '@/lib/errors';
import type { FieldConflict } from './apply-changes';

/** Conflict `courses.settings-changed-meanwhile`, with both sides of each field. Nothing was saved. */
export class SettingsConflict extends LecternError {
  constructor(readonly conflicts: readonly FieldConflict[]) {
    super(
      'Conflict',
      'courses.settings-changed-meanwhile',
      'Somebody else changed the same fields since you opened this form. Nothing was saved yet: choose what is to stay.',
    );
  }
}
