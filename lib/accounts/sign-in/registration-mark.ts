import { createHash } from 'node:crypto';

/**
 * Tells one registration of an address from the next, by its password's hash, whose salt is new each time. 43 characters,
 * base64url; says nothing of the password.
 */
export function registrationMark(passwordHash: string): string {
  return createHash('sha256').update(`lectern registration ${passwordHash}`).digest('base64url');
}
