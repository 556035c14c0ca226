import { LecternError } from '@/lib/errors';

/** Whether a store or the website was away: what was asked for may work in a moment. */
export function isStoreAway(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (isConnectionLost(at) || (at instanceof LecternError && at.kind === 'Unavailable')) {
      return true;
    }
  }
  return false;
}

/** What a command that failed says: one sentence and a code to look up or script against. */
export function describeFailure(error: unknown): string {
  if (error instanceof LecternError) {
    return `${error.message} (${error.code})`;
  }
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (isOwnDiskFull(at)) {
      return 'The disk that was written to is full: free some space and try again; nothing was changed. (disk.full)';
    }
    if (isFull(at)) {
      return 'The disk of the stores is full: free some space and try again; nothing was switched. (stores.disk-full)';
    }
    if (isConnectionLost(at)) {
      return 'MySQL does not answer: see whether it runs, and try again. (stores.unavailable)';
    }
  }
  return `${firstLines(error)} (internal)`;
}

/** The first line of an error and of each of its causes. */
function firstLines(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const line = error.message.split('\n')[0] ?? '';
  return error.cause === undefined ? line : `${line}: ${firstLines(error.cause)}`;
}

const goneCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
]);

/** A socket that is not there any more, as the driver of MySQL reports it. */
const isConnectionLost = (error: Error): boolean =>
  ('code' in error && goneCodes.has(error.code) && ('fatal' in error || 'syscall' in error) && !isOfFiles(error)) ||
  // A transaction whose connection was lost is rolled back on it: the driver then has a sentence and no code.
  error.message.includes('when connection is in closed state');

/** Errors of reading files carry the same codes. */
const isOfFiles = (error: Error): boolean => 'syscall' in error && error.syscall !== 'connect' && !('fatal' in error);

/** A file of this process's own: an archive that is written, or one that is unpacked. */
const isOwnDiskFull = (error: Error): boolean =>
  'code' in error &&
  'syscall' in error &&
  (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG');

const isFull = (error: Error): boolean =>
  ('errno' in error && (error.errno === 1021 || error.errno === 1114)) ||
  /No space left on device|disk is full|\bENOSPC\b|disk_full/i.test(error.message);
