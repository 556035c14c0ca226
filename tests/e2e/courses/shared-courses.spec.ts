import { fillSignIn } from '../support/members';
import { demoAccount, expect, sharedCourses, test } from '../support/test';

/** Real courses, exported from Open edX by their authors, opened page by page. Course staff see them whatever their dates. */
test.skip(sharedCourses.length === 0, 'no courses lie beside this checkout (../shared/courses)');

const unitsOf = [58, 16, 46];

for (const [at, course] of sharedCourses.entries()) {
  test(`Every unit of ${course} opens without an error`, async ({ page }) => {
    test.setTimeout(300_000);
    // Errors of our own pages: what authors' scripts do in their frames (ask networks that are not there, say) is theirs.
    const errors: string[] = [];
    await page.exposeFunction('noteError', (address: string, text: string) => errors.push(`${address}: ${text}`));
    await page.addInitScript(() => {
      if (window.top === window) {
        window.addEventListener('error', ({ message }) => {
          const { noteError } = window as unknown as { noteError(address: string, text: string): void };
          noteError(window.location.pathname, message);
        });
      }
    });
    const { email, password } = demoAccount('admin');
    await page.goto('/sign-in');
    await fillSignIn(page, email, password);
    await expect(page.locator('summary').first()).toBeVisible();
    await page.goto(`/courses/${course}`);
    const units = await page
      .getByRole('main')
      .locator('a[href*="/units/vertical@"]')
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
    expect(units).toHaveLength(unitsOf[at] ?? 0);
    for (const unit of units) {
      const answer = await page.goto(unit, { waitUntil: 'load' });
      expect(answer?.status(), unit).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    for (const place of ['progress', 'dates']) {
      expect((await page.goto(`/courses/${course}/${place}`))?.status(), place).toBe(200);
    }
    expect(errors).toEqual([]);
  });
}
