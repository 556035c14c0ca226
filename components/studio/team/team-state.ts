/** What the action of the team page answers. */
export interface TeamState {
  readonly status: 'idle' | 'done' | 'failed';
  readonly message: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly round: number;
}

export type TeamAction = (before: TeamState, form: FormData) => Promise<TeamState>;

export const untouchedTeam: TeamState = { status: 'idle', message: '', errors: {}, values: {}, round: 0 };

/** A role as the page shows it, with those who hold it. */
export interface TeamRole {
  readonly role: string;
  readonly title: string;
  readonly text: string;
  /** Whether whoever looks may grant it and take it away. */
  readonly isMine: boolean;
  readonly members: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    /** Set where the role is held over the organisation, and is changed there. */
    readonly over: string | null;
    readonly isMyself: boolean;
  }[];
}
