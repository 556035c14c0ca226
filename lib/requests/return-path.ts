/** A page of this site to return to: only ever a path, so that a link cannot send somebody elsewhere after signing in. */

const elsewhere = 'http://elsewhere.invalid';
/** Where returning makes no sense: machines' routes, and the pages of signing in and out themselves. */
const neverReturnedTo = /^\/(api|sign-in|sign-out|register|forgot-password|reset-password|verify-email)(\/|\?|#|$)/;

/**
 * The path, query and fragment of `value` if it names a page of this site, else `fallback`. Refuses other hosts in every
 * spelling that a browser understands (`//host`, `/\host`, tabs and newlines inside, other schemes).
 */
export function safeReturnPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000 || !value.startsWith('/')) {
    return fallback;
  }
  let url: URL;
  try {
    url = new URL(value, elsewhere);
  } catch {
    return fallback;
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  // A path such as `/.//host` becomes `//host` when dots are taken out: look at what came out, not at what went in.
  if (url.origin !== elsewhere || path.startsWith('//') || neverReturnedTo.test(path)) {
    return fallback;
  }
  return path;
}

/** `/sign-in?callbackUrl=…` and its like: the page with the way back, unless that is only the front page. */
export function withReturnPath(page: string, returnPath: string): string {
  return returnPath === '/'
    ? page
    : `${page}${page.includes('?') ? '&' : '?'}callbackUrl=${encodeURIComponent(returnPath)}`;
}
