export interface ReviewComment {
  readonly id: string;
  /** Null where the account is gone. */
  readonly authorName: string | null;
  readonly isOwn: boolean;
  /** Empty where its author was erased. */
  readonly body: string;
  readonly at: Date;
}

/** What was said of one thing in a unit's draft, and whether it is settled. */
export interface ReviewThread {
  readonly id: string;
  /** `TYPE@ID`; null for the unit as a whole. */
  readonly block: string | null;
  /** Oldest first; never empty. */
  readonly comments: readonly ReviewComment[];
  readonly resolved: { readonly at: Date; readonly byName: string | null } | null;
}
