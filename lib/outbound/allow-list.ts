import { BlockList, isIP } from 'node:net';

/** The targets that an operator has named as an exception: by their name, or by the network they are in. */
export interface AllowList {
  hasHost(host: string): boolean;
  hasAddress(address: string): boolean;
  /** Whether there is a network in it at all: only then can a name lead into one. */
  readonly hasNetworks: boolean;
}

/**
 * Reads `LECTERN_WEBHOOK_ALLOW`: hosts, addresses and CIDRs, with commas between them. An entry that is neither a network nor
 * a name allows nothing.
 *
 * @example readAllowList('127.0.0.0/8, hooks.example.org')
 */
export function readAllowList(text: string | undefined): AllowList {
  const hosts = new Set<string>();
  const networks = new BlockList();
  let hasNetworks = false;
  for (const entry of (text ?? '').split(',').map((part) => part.trim().toLowerCase())) {
    const [network = '', bits] = entry.split('/');
    const family = isIP(network);
    if (family === 0) {
      hosts.add(entry);
      continue;
    }
    const width = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? width : Number(bits);
    if (bits === '' || !Number.isInteger(prefix) || prefix < 0 || prefix > width) {
      continue;
    }
    networks.addSubnet(network, prefix, nameOf(family));
    hasNetworks = true;
  }
  hosts.delete('');
  return {
    hasHost: (host) => hosts.has(host),
    hasAddress: (address) => isIP(address) !== 0 && networks.check(address, nameOf(isIP(address))),
    hasNetworks,
  };
}

const nameOf = (family: number) => (family === 6 ? 'ipv6' : 'ipv4');
