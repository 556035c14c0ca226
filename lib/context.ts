import type { Db } from '@/db/client';
import type { Courseware } from '@/db/courseware';
import type { RoleName } from '@/db/schema';
import type { RunScript } from '@/lib/capa';

/** A role that a user holds over a scope: `*` (the site), an organisation, or a course key. */
export interface HeldRole {
  readonly role: RoleName;
  readonly scope: string;
}

/** Who acts. `system` is a command line or a workflow, named in audit rows. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly userId: string; readonly roles: readonly HeldRole[] }
  | { readonly kind: 'system'; readonly name: string };

/** What every verb receives beside its input. Made once a request, a command or a test; clock and stores enter here only. */
export interface Context {
  readonly db: Db;
  readonly courseware: Courseware;
  /** Runs an author's Python. Never rejects: what went wrong is its reply. */
  readonly runScript: RunScript;
  readonly actor: Actor;
  /** The instant that the whole request is decided at. */
  readonly now: Date;
  readonly requestId: string;
  /** The peer's address, for audit rows and rate limits; null off the network. */
  readonly address: string | null;
}
