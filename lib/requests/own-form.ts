/**
 * Whether a form was sent from a page of this site, by what the browser says and a page cannot forge: `Sec-Fetch-Site`,
 * or, in older browsers, an `Origin` with the host that was asked. Server actions check the same by themselves; routes
 * that take plain forms ask here.
 */
export function isOwnForm(headers: Pick<Headers, 'get'>): boolean {
  const fetchSite = headers.get('sec-fetch-site');
  if (fetchSite) {
    return fetchSite === 'same-origin';
  }
  const origin = headers.get('origin') ?? '';
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}
