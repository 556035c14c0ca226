import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '../support/test';
import { addressOf, table, tenKinds } from './people';

/**
 * Every page and every address that answers a GET, asked as everybody. What came is compared with `walk.txt`, which people review: it is
 * never worked out from the rules. After a change that is meant, `LECTERN_WRITE_WALK=1` writes it anew, for a review of the difference.
 */

const root = join(import.meta.dirname, '..', '..', '..');
const reviewed = join(import.meta.dirname, 'walk.txt');

/** `/courses/[courseKey]`, of every page and route below `app`. */
function addresses(): string[] {
  return readdirSync(join(root, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(page\.tsx|route\.ts)$/.test(entry.name))
    .filter((entry) => entry.name !== 'route.ts' || hasGet(join(entry.parentPath, entry.name)))
    .map((entry) => `/${relative(join(root, 'app'), entry.parentPath)}`)
    .map((path) => path.replace(/\/\([^/]+\)/g, '') || '/')
    .sort();
}

const hasGet = (file: string) =>
  /export (async )?function GET|export const GET|\bGET\b.*=/.test(readFileSync(file, 'utf8'));

test('every page and file opens for those it is for, and for nobody else', async ({ browser, baseURL }) => {
  test.setTimeout(300_000);
  const people = await tenKinds(browser, baseURL);
  const patterns = addresses();
  expect(patterns.length).toBeGreaterThan(40);
  const rows: (readonly [string, readonly string[]])[] = [];
  for (const pattern of patterns) {
    const ask = async ({ request }: (typeof people)[number]) =>
      answerOf(await request.get(addressOf(pattern), { maxRedirects: 0 }));
    rows.push([pattern, await Promise.all(people.map(ask))]);
  }
  const walked = table(people, rows);
  if (process.env.LECTERN_WRITE_WALK) {
    writeFileSync(reviewed, walked);
  }
  expect(walked).toBe(readFileSync(reviewed, 'utf8'));
});

/** A status or, of a redirect, where it leads in a word. */
function answerOf(response: { status(): number; headers(): Record<string, string> }): string {
  const { location } = response.headers();
  if (response.status() < 300 || response.status() >= 400 || location === undefined) {
    return String(response.status());
  }
  return /\/sign-in\b/.test(location) ? 'sign-in' : 'elsewhere';
}
