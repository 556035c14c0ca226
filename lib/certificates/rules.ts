import type { CertificateStatus } from '@/db/schema';
import type { CertificateRelease } from '@/lib/schedule';

/**
 * Modes of enrolment in which a certificate is earned, as Open edX has them. Not among them: `audit`, which earns none, and
 * `credit`, which is bought on top of a certificate.
 */
const earningModes: ReadonlySet<string> = new Set([
  'honor',
  'verified',
  'professional',
  'no-id-professional',
  'masters',
  'executive-education',
  'paid-executive-education',
  'unpaid-executive-education',
  'paid-bootcamp',
  'unpaid-bootcamp',
]);

/** Whether who takes a course in this mode earns a certificate by passing. */
export const earnsCertificate = (mode: string): boolean => earningModes.has(mode);

export interface CertificateFacts {
  /** Null for somebody who never enrolled. */
  readonly mode: string | null;
  readonly isPassed: boolean;
  readonly isAllowListed: boolean;
  readonly release: CertificateRelease;
}

export interface CertificateDecision {
  readonly status: Exclude<CertificateStatus, 'invalidated'>;
  readonly availableAt: Date | null;
}

/** What a learner who has no certificate yet is to have now. Pure. */
export function decideStatus({ mode, isPassed, isAllowListed, release }: CertificateFacts): CertificateDecision {
  if (mode === null || !(isPassed || isAllowListed)) {
    return { status: 'notpassing', availableAt: null };
  }
  if (!earnsCertificate(mode)) {
    return { status: isPassed ? 'audit_passing' : 'notpassing', availableAt: null };
  }
  return release.state === 'open'
    ? { status: 'downloadable', availableAt: null }
    : { status: 'unavailable', availableAt: release.until };
}
