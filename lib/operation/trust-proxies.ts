import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { invalid } from '@/lib/errors';
import { addNetwork } from '@/lib/requests';

/** Headers by which a proxy speaks for its client; from anybody else they are a claim and are dropped. */
const forwarded = ['forwarded', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip'];

/** Reads addresses and networks (`10.0.0.0/8, ::1`). Throws (kind Invalid) for what is neither. */
export function parseTrustedProxies(list: string): BlockList {
  const trusted = new BlockList();
  for (const entry of list.split(/[\s,]+/).filter(Boolean)) {
    if (!addNetwork(trusted, entry)) {
      throw invalid(
        'engines.trusted-proxies',
        `LECTERN_TRUSTED_PROXIES: ${entry} is neither an address nor a network.`,
      );
    }
  }
  return trusted;
}

/**
 * Makes `x-forwarded-for` say who the client is: the address of the connection, or, where that is a trusted proxy, the
 * nearest address before it that is not one. What others claim of themselves is removed.
 */
export function settleForwardedHeaders(
  headers: IncomingHttpHeaders,
  peer: string | undefined,
  trusted: BlockList,
): void {
  const connected = plainAddress(peer ?? '');
  if (!isTrusted(connected, trusted)) {
    for (const name of forwarded) delete headers[name];
    headers['x-forwarded-for'] = connected;
    return;
  }
  const claimed = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const chain = claimed.split(',').map((entry) => plainAddress(entry.trim()));
  headers['x-forwarded-for'] =
    chain.filter((address) => isIP(address)).findLast((address) => !isTrusted(address, trusted)) ?? connected;
}

/** Whether a connection comes from a proxy whose word counts. */
export const isTrustedPeer = (peer: string | undefined, trusted: BlockList): boolean =>
  isTrusted(plainAddress(peer ?? ''), trusted);

function isTrusted(address: string, trusted: BlockList): boolean {
  return isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** IPv4 addresses arrive as `::ffff:1.2.3.4` on a socket that serves both families. */
const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');
