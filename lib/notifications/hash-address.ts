import { createHash } from 'node:crypto';

/** A mail address as the list of suppressed ones knows it: the SHA-256 of it in lower case, so that the list names nobody. */
export const hashAddress = (address: string): string =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('hex');
