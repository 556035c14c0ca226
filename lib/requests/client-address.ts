/**
 * The address of the client, for audit rows and rate limits: the last entry of `x-forwarded-for`, the one that the server
 * nearest to us has written. Our own server writes only one, which it has worked out from the connection and the trusted
 * proxies, so that nobody can choose an address for himself. Null where the header is missing.
 */
export function clientAddress(headers: Pick<Headers, 'get'>): string | null {
  const last = (headers.get('x-forwarded-for') ?? '').split(',').at(-1);
  return plainAddress(last?.trim() ?? '') || null;
}

/** What one household or machine has as its address: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function addressGroup(address: string): string {
  if (!address.includes(':')) {
    return address;
  }
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...(address.includes('::') ? zeros : []), ...after].slice(0, 4).join(':');
}

/** `::ffff:192.0.2.1` is how a socket for both families writes an IPv4 address. */
function plainAddress(text: string): string {
  return text.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').slice(0, 64);
}
