import type { UserRow } from '../queries';
import type { SessionUser } from './session-token';

/** Somebody who has shown who they are: all that a session is started with. */
export interface SignedIn extends SessionUser {
  readonly locale: string;
  readonly timeZone: string;
}

export function signedIn(user: Pick<UserRow, 'id' | 'sessionVersion' | 'name' | 'locale' | 'timeZone'>): SignedIn {
  const { id, sessionVersion, name, locale, timeZone } = user;
  return { userId: id, sessionVersion, name, locale, timeZone };
}
