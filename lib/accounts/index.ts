export { type Account, findAccount } from './queries';
export {
  openSession,
  type Session,
  type SessionUser,
  sealSession,
  sessionClaims,
  sessionSeconds,
} from './sign-in/session-token';
