import type { ReactNode } from 'react';
import type { ActionState } from '@/lib/action-state';
import type { PreviewProblemInput } from '@/lib/attempts';
import type { Finding } from '@/lib/olx/check';

export type PreviewAnswer =
  | {
      readonly status: 'shown';
      /** The problem, drawn. */
      readonly body: ReactNode;
      /** Whether what was submitted was graded. */
      readonly isDone: boolean;
      /** Another variant may show something else. */
      readonly varies: boolean;
      readonly findings: readonly Finding[];
    }
  | Extract<ActionState, { status: 'failed' }>;

/** Shows an unsaved problem as learners would have it; the page hands it in, since it is the server's. */
export type PreviewAction = (input: PreviewProblemInput) => Promise<PreviewAnswer>;
