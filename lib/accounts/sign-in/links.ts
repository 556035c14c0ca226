import { withReturnPath } from '@/lib/requests';

/** The links that mails carry. `origin` is never taken from an unchecked request: see `siteOrigin`. */

export function verifyEmailUrl(origin: string, token: string, returnPath: string): string {
  return `${origin}${withReturnPath(`/verify-email?token=${token}`, returnPath)}`;
}

export function resetPasswordUrl(origin: string, token: string): string {
  return `${origin}/reset-password?token=${token}`;
}

export function confirmEmailChangeUrl(origin: string, token: string): string {
  return `${origin}/account/email/confirm?token=${token}`;
}
