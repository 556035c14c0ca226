import { type BlockList, isIP } from 'node:net';

/**
 * Adds an address or a network in CIDR form to a list. False, and nothing is added, where the text is neither.
 *
 * @example addNetwork(new BlockList(), '10.0.0.0/8') // true
 */
export function addNetwork(list: BlockList, text: string): boolean {
  const [, address = '', bits] = /^([\d.:a-f]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const family = isIP(address);
  const width = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? width : Number(bits);
  if (family === 0 || prefix > width) {
    return false;
  }
  list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
  return true;
}
