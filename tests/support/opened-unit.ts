import { openUnit } from '@/lib/attempts';

/** A unit's page that has to be open. */
export async function openedUnit(...args: Parameters<typeof openUnit>) {
  const page = await openUnit(...args);
  if (page.status !== 'open') {
    throw new Error(`closed: ${page.reason.code}`);
  }
  return page;
}
