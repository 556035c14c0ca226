import { unavailable } from '@/lib/errors';
import { type AllowList, sendRequest } from '@/lib/outbound';

const limitBytes = 4 * 1024 * 1024;

/**
 * The text at an address that a credential names. Only https addresses of the public internet, but for what `allowed` names.
 * Redirects are not followed.
 *
 * Throws (kind Invalid) for an address that may not be asked, (kind Unavailable) where none or too much comes back.
 */
export async function loadText(url: string, allowed: AllowList): Promise<string> {
  const headers = { accept: 'application/vc+jwt, application/jwt, application/json;q=0.9, */*;q=0.1' };
  const { status, body, isWhole } = await sendRequest(url, { method: 'GET', headers, allowed, limitBytes });
  if (status < 200 || status > 299 || !isWhole) {
    throw unavailable('certificate.address', `Nothing could be read at ${url}.`, {
      cause: isWhole ? `status ${status}` : 'more than 4 MB',
    });
  }
  return new TextDecoder().decode(body);
}
