import { BlockList, isIP } from 'node:net';
import { invalid, unavailable } from '@/lib/errors';

const limitBytes = 4 * 1024 * 1024;
const limitSeconds = 10;

/**
 * The text at an address that a credential names. Only https, but for the hosts and networks that `allowed` names: a comma
 * list of hosts, addresses and CIDRs, the value of `LECTERN_WEBHOOK_ALLOW`. Redirects are not followed.
 *
 * Throws (kind Invalid) for an address that may not be asked, (kind Unavailable) where none or too much comes back.
 */
export async function loadText(url: string, allowed = ''): Promise<string> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && isAllowed(hostname, allowed)))
    throw invalid('certificate.address', `${url} is not asked: only https addresses are.`);
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/vc+jwt, application/jwt, application/json;q=0.9, */*;q=0.1' },
      redirect: 'error',
      signal: AbortSignal.timeout(limitSeconds * 1000),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await readLimited(response);
  } catch (cause) {
    throw unavailable('certificate.address', `Nothing could be read at ${url}.`, { cause });
  }
}

async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limitBytes) throw new Error('more than 4 MB');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function isAllowed(hostname: string, allowed: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
  return allowed
    .split(',')
    .map((entry) => entry.trim())
    .some((entry) => {
      const [network = '', bits] = entry.split('/');
      if (bits === undefined || !isIP(host) || isIP(host) !== isIP(network)) return entry !== '' && entry === host;
      const list = new BlockList();
      list.addSubnet(network, Number(bits), family);
      return list.check(host, family);
    });
}
