import { isIP } from 'node:net';
import { unavailable } from '@/lib/errors';

export interface SiteAddress {
  /** `LECTERN_URL`, or `NEXTAUTH_URL` where only that is set. */
  readonly configuredUrl: string | undefined;
  /** `HOST`: the name or address that the server was told to listen on. */
  readonly listenHost: string | undefined;
}

/**
 * The origin that links lead to: the configured address, else the host that was asked for, but only where nobody can
 * have made it up: a loopback name, or the very host that the server listens on. A `Host` header is written by whoever
 * sends the request, and a reset link must never lead to a stranger's server.
 *
 * Throws Unavailable `site.address-unknown` where neither holds.
 */
export function siteOrigin(headers: Pick<Headers, 'get'>, address: SiteAddress): string {
  if (address.configuredUrl) {
    return new URL(address.configuredUrl).origin;
  }
  const url = askedUrl(headers);
  if (url && (isLoopback(url.hostname) || url.hostname === bracketed(address.listenHost))) {
    return url.origin;
  }
  throw unavailable('site.address-unknown', 'The operator of this site still has to set its address (LECTERN_URL).', {
    cause: `The host ${headers.get('host')} is neither loopback nor HOST: set LECTERN_URL to the address of this site.`,
  });
}

/** Whether the browser speaks https to this site, as configured or, where nothing is, as the server in front says. */
export function isServedByHttps(headers: Pick<Headers, 'get'>, address: SiteAddress): boolean {
  if (address.configuredUrl) {
    return address.configuredUrl.startsWith('https:');
  }
  return askedUrl(headers)?.protocol === 'https:';
}

function askedUrl(headers: Pick<Headers, 'get'>): URL | null {
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  const scheme = headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  if (!host || !/^[\w.:[\]-]+$/.test(host)) {
    return null;
  }
  const url = `${scheme}://${host}`;
  return URL.canParse(url) ? new URL(url) : null;
}

/** An IPv6 address stands in brackets in a URL; the unspecified addresses name no host. */
function bracketed(host: string | undefined): string | undefined {
  if (!host || host === '0.0.0.0' || host === '::') {
    return undefined;
  }
  return isIP(host) === 6 ? `[${host}]` : host.toLowerCase();
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
