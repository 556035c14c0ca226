import { ulid } from 'ulid';
import { connectDb } from '@/db/client';
import { type RoleName, roles, users } from '@/db/schema';
import { hashPassword } from '@/lib/accounts/sign-in/hash-password';
import { runOf } from '../../support/processes';
import { fillSignIn } from '../support/members';
import { type Browser, dataDir, expect, seedCourse } from '../support/test';

/** Ten kinds of people, by the role that they hold and over what. The visitor, who is nobody, comes first. */
const kinds: readonly (readonly [string, RoleName | null, string])[] = [
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

export type Asker = Awaited<ReturnType<Browser['newContext']>>['request'];

export interface Person {
  readonly name: string;
  /** Sends what this person's browser would send. */
  readonly request: Asker;
}

/** One of each kind, new, and signed in where there is somebody. */
export async function tenKinds(browser: Browser, baseURL: string | undefined): Promise<readonly Person[]> {
  const { db, close } = connectDb(runOf({ dataDir: dataDir() }).databaseUrl, { connectionLimit: 2 });
  const password = 'every door is tried';
  const passwordHash = await hashPassword(password);
  const now = new Date();
  const open = () => browser.newContext({ ...(baseURL && { baseURL }) });
  const people: Person[] = [{ name: 'visitor', request: (await open()).request }];
  for (const [name, role, scope] of kinds) {
    const id = `usr_${ulid()}`;
    const email = `walk-${name}-${ulid().toLowerCase()}@example.org`;
    const stamps = { createdAt: now, updatedAt: now, emailVerifiedAt: now };
    await db.insert(users).values({ id, email, name, passwordHash, ...stamps });
    if (role) {
      await db.insert(roles).values({ userId: id, role, scope, createdAt: now });
    }
    const context = await open();
    const page = await context.newPage();
    await page.goto('/sign-in');
    await fillSignIn(page, email, password);
    await expect(page.locator('summary').first()).toBeVisible();
    await page.close();
    people.push({ name, request: context.request });
  }
  await close();
  return people;
}

/** What came for whom, a line for each thing that was tried. */
export function table(people: readonly Person[], rows: readonly (readonly [string, readonly string[]])[]): string {
  const width = Math.max(...rows.map(([{ length }]) => length)) + 2;
  const row = (first: string, cells: readonly string[]) =>
    `${first.padEnd(width)}${cells.map((cell) => cell.padEnd(12)).join('')}`.trimEnd();
  const head = row(
    '',
    people.map(({ name }) => name),
  );
  return `${[head, ...rows.map(([first, cells]) => row(first, cells))].join('\n')}\n`;
}

/** What stands for the parts of an address. What is not named here is something that nobody has. */
const parts: Readonly<Record<string, string>> = { courseKey: seedCourse, block: 'vertical@page_of_text' };

/** `/courses/[courseKey]` or `app/(learn)/courses/[courseKey]` as an address. */
export const addressOf = (pattern: string): string =>
  pattern
    .replace(/^app(?=\/)/, '')
    .replace(/\/\([^/]+\)/g, '')
    .replace(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name: string) => parts[name] ?? 'none') || '/';
