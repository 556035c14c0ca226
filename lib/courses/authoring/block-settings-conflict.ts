import { LecternError } from '@/lib/errors';
import type { Json } from '@/lib/olx/model';

/** A setting of a block that two people changed; undefined where the block does not set it. */
export interface BlockSettingConflict {
  readonly name: string;
  readonly theirs: Json | undefined;
  readonly mine: Json | undefined;
}

/** Conflict `courses.setting-changed-meanwhile`, with both sides of each setting. Nothing was saved. */
export class BlockSettingsConflict extends LecternError {
  constructor(
    readonly conflicts: readonly BlockSettingConflict[],
    /** Of the block. */
    title: string,
  ) {
    const names = conflicts.map(({ name }) => `"${name}"`).join(', ');
    super(
      'Conflict',
      'courses.setting-changed-meanwhile',
      `Somebody else has changed ${names} of ${title} since you looked. Nothing of yours was saved over theirs.`,
    );
  }
}
