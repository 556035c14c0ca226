import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { type DemoAccount, demoAccounts } from '../../support/app';

export type { Browser, Page };
export { expect };

/** What the suite's set-up (`tests/support/browser-suite.ts`) tells its workers. */
function told(name: 'LECTERN_TEST_URL' | 'LECTERN_TEST_DATA'): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run the browser tests with \`npm run test:e2e\`.`);
  }
  return value;
}

export const dataDir = () => told('LECTERN_TEST_DATA');
/** Keys of the courses that lie beside the checkout, as imported: the Open edX demo course, then two others. */
export const sharedCourses = (process.env.LECTERN_TEST_COURSES ?? '').split(' ').filter((key) => key !== '');
export const openEdxCourse = sharedCourses[0];
export const seedCourse = 'course-v1:Lectern+START+first';
/** One problem for every input, from `tests/fixtures/courses/every-input`. */
export const everyInputCourse = 'course-v1:Lectern+EVERY+inputs';

/** Until the page answers to what is done to it. A person needs a moment to find a button; a test on a slow machine is there before. */
async function listens(page: Page): Promise<void> {
  const isDrawnByReact = () =>
    !document.querySelector('script[src*="/_next/"]') ||
    Object.keys(document.body).some((name) => name.startsWith('__reactProps'));
  // A page that leads on by itself is none to wait for.
  await page.waitForFunction(isDrawnByReact, undefined, { timeout: 10_000 }).catch(() => undefined);
}

export const test = base.extend<{ consoleErrors: string[] }>({
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) {
      const { goto, reload } = page;
      page.goto = async (...args) => {
        const response = await goto.apply(page, args);
        await listens(page);
        return response;
      };
      page.reload = async (...args) => {
        const response = await reload.apply(page, args);
        await listens(page);
        return response;
      };
    }
    await use(page);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first argument
  baseURL: async ({}, use) => use(told('LECTERN_TEST_URL')),
  /** Errors of the page's console and scripts; a test that expects none asserts so. */
  consoleErrors: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await use(errors);
  },
});

export function demoAccount(role: DemoAccount['role']): DemoAccount {
  const account = demoAccounts(dataDir()).find((one) => one.role === role);
  if (!account) {
    throw new Error(`demo.json names no ${role}`);
  }
  return account;
}

let newcomers = 0;
/** A person nobody has met, with an address of their own. */
export function newcomer(name = 'Ada Newcomer') {
  newcomers += 1;
  const unique = `${process.pid}-${Date.now().toString(36)}-${newcomers}`;
  return { name, email: `learner-${unique}@example.org`, password: `correct horse ${unique}` };
}

/** The newest mail to an address in the local mailbox, as text. */
export async function mailTo(address: string): Promise<string> {
  const folder = join(dataDir(), 'mail');
  await expect
    .poll(() => mails(folder).some((text) => text.includes(address)), { message: `a mail to ${address}` })
    .toBe(true);
  const all = mails(folder).filter((text) => text.includes(address));
  // Quoted-printable: soft line breaks and encoded equals signs stand inside links.
  return (all.at(-1) ?? '').replace(/=\r?\n/g, '').replace(/=3D/g, '=');
}

function mails(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch {
    return [];
  }
}

/**
 * Fails on any finding of axe on the page as it stands, in both schemes. What course authors wrote (`authored`) is theirs: a
 * heading that skips a level cannot be mended by the page around it.
 */
export async function expectAccessible(page: Page, authored: readonly string[] = []) {
  // The title follows a page that was come to in place.
  await expect(page).toHaveTitle(/./);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = authored.reduce((builder, selector) => builder.exclude(selector), new AxeBuilder({ page }));
    const { violations } = await axe.exclude('iframe').analyze();
    expect(
      violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Fails where the page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, 'pixels beyond the edge').toBe(0);
}
