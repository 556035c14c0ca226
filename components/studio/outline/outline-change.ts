import type { ReactNode } from 'react';

/** A change of the outline as the page sends it; the course is named beside it. Blocks are named `TYPE@ID`. */
export type OutlineChange =
  | {
      readonly kind: 'create';
      readonly type: string;
      readonly parent: string;
      readonly after?: string | null;
      readonly displayName: string;
    }
  | { readonly kind: 'rename'; readonly block: string; readonly from: string; readonly displayName: string }
  | { readonly kind: 'duplicate'; readonly block: string; readonly parent: string; readonly displayName: string }
  | {
      readonly kind: 'move';
      readonly block: string;
      readonly from: string;
      readonly parent: string;
      readonly after: string | null;
    }
  | {
      readonly kind: 'paste';
      readonly from: { readonly courseKey: string; readonly block: string };
      readonly parent: string;
      readonly after?: string | null;
    }
  | { readonly kind: 'delete'; readonly block: string; readonly parent?: string }
  | { readonly kind: 'publish'; readonly block?: string }
  | { readonly kind: 'discard'; readonly block: string }
  | { readonly kind: 'undo'; readonly revision: string };

/** What came with a pasted block, and what could not. */
export interface PastedNotes {
  readonly files: readonly string[];
  readonly conflicts: readonly string[];
  readonly dropped: readonly string[];
}

/** What the server made of a change. */
export type OutlineAnswer =
  | {
      readonly status: 'done';
      /** What takes the change back; null where nothing does. */
      readonly undo: string | null;
      /** The block that came to be. */
      readonly block: string | null;
      readonly pasted: PastedNotes | null;
    }
  | {
      readonly status: 'failed';
      readonly code: string;
      readonly message: string;
      /** Fields for the form that was sent: both sides of what two people changed, and which of them is to stay. */
      readonly choices?: ReactNode;
    };

export type ChangeOutline = (courseKey: string, change: OutlineChange) => Promise<OutlineAnswer>;
