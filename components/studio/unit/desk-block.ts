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
  readonly preview: ReactNode;
}
