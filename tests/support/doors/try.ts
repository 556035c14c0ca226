import type { Actor, Context } from '@/lib/context';
import { LecternError } from '@/lib/errors';

/** Names of things: of one house, of another one, or of nothing that there is. */
export interface Names {
  readonly course: string;
  readonly org: string;
  readonly user: string;
  readonly email: string;
  /** Somebody who has not confirmed their address. */
  readonly newcomer: string;
  readonly subsection: string;
  readonly unit: string;
  readonly text: string;
  readonly problem: string;
  readonly node: string;
  readonly revision: string;
  /** An earlier one. */
  readonly older: string;
  /** The one that deleted a file. */
  readonly deletion: string;
  readonly file: string;
  readonly receipt: string;
  readonly thread: string;
  readonly cohort: string;
  readonly import: string;
  readonly report: string;
  readonly endpoint: string;
  readonly message: string;
  readonly alert: string;
  readonly run: string;
}

export type TeamMember = Context & { readonly actor: Extract<Actor, { kind: 'user' }> };

/** A verb that asks who may, with input that it takes. */
export interface Guarded {
  readonly call: (ctx: TeamMember, names: Names) => Promise<unknown>;
  /** `writes`: with an audit row in its transaction. */
  readonly does: 'reads' | 'writes';
  /** Why the audit of a verb that writes is shown elsewhere. */
  readonly elsewhere?: string;
  /** Why a team is told whether an account is there. Nothing of what its owner does in other courses is told by it. */
  readonly tellsOfAccounts?: string;
}

/** A verb that asks nobody's permission, and why it need not. */
export interface Open {
  readonly open: string;
}

/** By the verb's name, `area.verb`. */
export type Tries = Readonly<Record<string, Guarded | Open>>;

export const reads = (call: Guarded['call']): Guarded => ({ call, does: 'reads' });
export const writes = (call: Guarded['call'], elsewhere?: string): Guarded => ({
  call,
  does: 'writes',
  ...(elsewhere !== undefined && { elsewhere }),
});
export const tellsOfAccounts = (why: string, entry: Guarded): Guarded => ({ ...entry, tellsOfAccounts: why });
export const open = (why: string): Open => ({ open: why });

export const own = open('about whoever is signed in, whom it names nowhere');
export const visit = open('what a visitor gets is decided from their own enrolment, by the schedule');
export const workflow = open('a step of a workflow, which only the engine calls');
export const statement = open('a statement inside the transaction of a verb, which has asked');
export const published = open('what it reads is published, or known by a name that cannot be guessed');
export const byLink = open('proves itself by a password or by a link of a mail');

/** Whoever may look is told that there is nothing to look at. */
export function onlyMissing(error: unknown): null {
  if (error instanceof LecternError && error.kind === 'NotFound') {
    return null;
  }
  throw error;
}
