import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ulid } from 'ulid';
import { connectDb } from '@/db/client';
import { type RoleName, roles, users } from '@/db/schema';
import { hashPassword } from '@/lib/accounts/sign-in/hash-password';
import { runOf } from '../../support/processes';
import { fillSignIn } from '../support/members';
import { dataDir, expect, seedCourse, test } from '../support/test';

/**
 * Every page and every address that answers a GET, asked as everybody. What came is compared with `walk.txt`, which people review: it is
 * never worked out from the rules. After a change that is meant, `LECTERN_WRITE_WALK=1` writes it anew, for a review of the difference.
 */

const root = join(import.meta.dirname, '..', '..', '..');
const reviewed = join(import.meta.dirname, 'walk.txt');

const who: readonly (readonly [string, RoleName | null, string])[] = [
  ['learner', null, ''],
  ['beta', 'beta_tester', seedCourse],
  ['limited', 'limited_staff', seedCourse],
  ['researcher', 'data_researcher', seedCourse],
  ['staff', 'staff', seedCourse],
  ['instructor', 'instructor', seedCourse],
  ['org-admin', 'org_admin', 'Lectern'],
  ['elsewhere', 'instructor', 'course-v1:Else+Where+2026'],
  ['admin', 'site_admin', '*'],
];

/** What stands for the parts of an address. What is not named here is something that nobody has. */
const parts: Readonly<Record<string, string>> = {
  courseKey: seedCourse,
  block: 'vertical@page_of_text',
};

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

const fill = (pattern: string) =>
  pattern.replace(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name: string) => parts[name] ?? 'none');

test('every page and file opens for those it is for, and for nobody else', async ({ browser, request, baseURL }) => {
  test.setTimeout(300_000);
  const { db, close } = connectDb(runOf({ dataDir: dataDir() }).databaseUrl, { connectionLimit: 2 });
  const password = 'every door is tried';
  const passwordHash = await hashPassword(password);
  const now = new Date();
  const askers: { readonly name: string; readonly ask: (path: string) => Promise<string> }[] = [
    { name: 'visitor', ask: async (path) => answerOf(await request.get(path, { maxRedirects: 0 })) },
  ];
  for (const [name, role, scope] of who) {
    const id = `usr_${ulid()}`;
    const email = `walk-${name}-${ulid().toLowerCase()}@example.org`;
    const stamps = { createdAt: now, updatedAt: now, emailVerifiedAt: now };
    await db.insert(users).values({ id, email, name, passwordHash, ...stamps });
    if (role) {
      await db.insert(roles).values({ userId: id, role, scope, createdAt: now });
    }
    const context = await browser.newContext({ ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await fillSignIn(page, email, password);
    await expect(page.locator('summary').first()).toBeVisible();
    await page.close();
    askers.push({ name, ask: async (path) => answerOf(await context.request.get(path, { maxRedirects: 0 })) });
  }
  await close();

  const patterns = addresses();
  expect(patterns.length).toBeGreaterThan(40);
  const width = Math.max(...patterns.map(({ length }) => length)) + 2;
  const row = (first: string, cells: readonly string[]) =>
    `${first.padEnd(width)}${cells.map((cell) => cell.padEnd(12)).join('')}`.trimEnd();
  const lines = [
    row(
      '',
      askers.map(({ name }) => name),
    ),
  ];
  for (const pattern of patterns) {
    const cells = await Promise.all(askers.map(({ ask }) => ask(fill(pattern))));
    lines.push(row(pattern, cells));
  }
  const walked = `${lines.join('\n')}\n`;
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
