import { BlockList, isIP } from 'node:net';
import { invalid } from '@/lib/errors';
import { addNetwork } from '@/lib/requests';

/** The targets that an operator has named as an exception: by their name, or by the network they are in. */
export interface AllowList {
  hasHost(host: string): boolean;
  hasAddress(address: string): boolean;
  /** Whether there is a network in it at all: only then can a name lead into one. */
  readonly hasNetworks: boolean;
}

/** As an address has it once it is read: without a scheme, a port, or the full stop that a name may end in. */
const hostName = /^[\w-]+(?:\.[\w-]+)*$/;

/**
 * Reads `LECTERN_WEBHOOK_ALLOW`: hosts, addresses and networks, with commas between them. Throws Invalid `outbound.allow-list` for an entry
 * that would allow nothing.
 *
 * @example readAllowList('127.0.0.0/8, hooks.example.org')
 */
export function readAllowList(text: string | undefined): AllowList {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const entry of (text ?? '').split(',').map((part) => part.trim().toLowerCase())) {
    if (entry === '' || addNetwork(networks, entry)) {
      continue;
    }
    // What a browser would take for an address written in another way (`1.2.3`) is no name either.
    if (!hostName.test(entry) || URL.parse(`http://${entry}`)?.hostname !== entry) {
      throw invalid(
        'outbound.allow-list',
        `${entry}, in LECTERN_WEBHOOK_ALLOW, is neither a host, nor an address, nor a network.`,
      );
    }
    hosts.add(entry);
  }
  return {
    hasHost: (host) => hosts.has(host),
    hasAddress: (address) => isIP(address) !== 0 && networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
    hasNetworks: networks.rules.length > 0,
  };
}
