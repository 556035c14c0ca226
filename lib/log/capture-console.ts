import { log, recordError, recordFailure } from './log';
import { currentScope } from './scope';

/** Set on an error that has been written down: what its page shows as the reference is the id of the request. */
const isReference = (digest: unknown) => typeof digest === 'string' && /^(req|wfl)_/.test(digest);

/**
 * Sends what the framework and libraries print to the log, so that everything on standard output is one format, and what they say of errors
 * is as free of personal data as our own lines.
 *
 * Next.js prints an error of a page before it tells the page its digest: here the digest becomes the request's id, which the person can quote.
 */
export function captureConsole(): void {
  const take =
    (level: 'info' | 'warn' | 'error') =>
    (...printed: unknown[]) => {
      const error = printed.find((one) => one instanceof Error);
      const said = printed
        .filter((one) => typeof one === 'string')
        .join(' ')
        .trim();
      if (!error) {
        log[level](said || 'Something was printed that is no text');
        return;
      }
      if ('digest' in error && isReference(error.digest)) {
        return;
      }
      const isOfPage = 'digest' in error;
      const requestId = currentScope()?.requestId;
      if (isOfPage && requestId !== undefined) {
        error.digest = requestId;
      }
      const record = isOfPage ? recordFailure : recordError;
      record(said.replace('⨯', '').trim() || 'A page failed', error);
    };
  console.error = take('error');
  console.warn = take('warn');
  console.info = take('info');
  console.log = take('info');
}
