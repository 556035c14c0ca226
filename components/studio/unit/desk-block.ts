import type { ReactNode } from 'react';
import type { DraftState } from '@/lib/attempts';

/** A block on the unit's page: what it is called, how it differs from what learners see, and what they will see of it. */
export interface DeskBlock {
  /** `TYPE@ID`. */
  readonly block: string;
  readonly type: string;
  /** Its title, or what it is. */
  readonly title: string;
  /** What kind of block it is, in words. */
  readonly kind: string;
  readonly state: DraftState;
  readonly isStaffOnly: boolean;
  /** The page of the blocks that stand in it; null where there are none. */
  readonly blocksHref: string | null;
  /** It is written within the source of another, and cannot be changed by itself. */
  readonly isInline: boolean;
  readonly preview: ReactNode;
}
