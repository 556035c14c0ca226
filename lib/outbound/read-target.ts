import { isIP } from 'node:net';
import { invalid } from '@/lib/errors';
import type { AllowList } from './allow-list';
import { isPublicAddress } from './is-public-address';

/**
 * What can be said of an address that somebody gave before it is asked, without looking its name up: it is https, has no name
 * and password in it, and is not itself the address of a private network. What the name leads to is checked when it is asked.
 *
 * Throws Invalid `outbound.no-address`, `outbound.credentials`, `outbound.port`, `outbound.not-https`, `outbound.private`.
 */
export function readTarget(text: string, allowed: AllowList): URL {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw invalid('outbound.no-address', 'This is not an address of the web: one begins with https://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid('outbound.credentials', 'An address with a name or a password in it is not asked.');
  }
  if (foreignPorts.has(url.port)) {
    throw invalid('outbound.port', 'An address with the port of another protocol (mail, a shell, …) is not asked.');
  }
  const host = hostOf(url);
  if (isIP(host) === 0) {
    // A name may lead into a network that is allowed: that shows when it is looked up.
    if (url.protocol === 'http:' && !allowed.hasHost(host) && !allowed.hasNetworks) throw notHttps(url);
  } else if (!mayConnect(host, url, allowed)) {
    throw url.protocol === 'http:' ? notHttps(url) : notPublic(url);
  }
  return url;
}

/** Ports that no browser asks either (Fetch standard §2.9, "bad port"): a request there would speak to something else. */
const foreignPorts = new Set(
  (
    '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 143 ' +
    '161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 ' +
    '4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
  ).split(' '),
);

/** Whether this address may be connected to for this target: public and by https, or named by the operator. */
export function mayConnect(address: string, url: URL, allowed: AllowList): boolean {
  return (
    allowed.hasHost(hostOf(url)) ||
    allowed.hasAddress(address) ||
    (url.protocol === 'https:' && isPublicAddress(address))
  );
}

/** The host without the brackets of an IPv6 address, and without the full stop that a name may end in. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

export const notHttps = ({ origin }: URL) =>
  invalid('outbound.not-https', `${origin} is not asked: only https addresses are.`);

export const notPublic = ({ origin }: URL) =>
  invalid('outbound.private', `${origin} is not asked: it is in a private network.`);
