import { z } from 'zod';

const userId = z.string().min(1).max(32);
const courseKey = z.string().min(1).max(255);
/** Why, in words for the people who look at it later. */
const reason = z.string().trim().min(1).max(1000);

export const learnerInput = z.object({ userId, courseKey });
export const addToAllowListInput = learnerInput.extend({ note: reason });
export const invalidateCertificateInput = learnerInput.extend({ reason });

/** A certificate's public name. */
export const certificateIdPattern = /^cert_[0-9a-f]{26}$/;
