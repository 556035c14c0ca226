import { holds, secretsOf } from '../../support/problem-secrets';
import { courseSources } from '../support/course-sources';
import { fillSignIn } from '../support/members';
import { demoAccount, expect, sharedCourses, test } from '../support/test';

/**
 * The bytes that reach a browser: HTML, the payload of server components, what a submission answers. Each is searched for the
 * answers, solutions and hints of the unit's problems. Short answers (a number, a word) stand in any page somewhere: they are
 * looked for in the read model, by `tests/integration/no-answer-leaks.test.ts`.
 */
test.skip(sharedCourses.length === 0, 'no courses lie beside this checkout (../shared/courses)');

const shortest = 12;

for (const course of sharedCourses) {
  test(`No byte of ${course} that a learner gets gives an answer away`, async ({ page }) => {
    test.setTimeout(300_000);
    const { email, password } = demoAccount('admin');
    await page.goto('/sign-in');
    await fillSignIn(page, email, password);
    await expect(page.locator('summary').first()).toBeVisible();
    await page.goto(`/courses/${course}`);
    await page.getByRole('button', { name: 'See it as a learner' }).click();
    await expect(page.getByText('You see this course as a learner does.')).toBeVisible();

    // Read on the way, because a page that goes elsewhere takes its answers with it.
    const answered: string[] = [];
    await page.route('**/units/**', async (route) => {
      if (route.request().method() !== 'POST') {
        return route.continue();
      }
      const response = await route.fetch();
      const body = await response.text();
      answered.push(body);
      return route.fulfill({ response, body });
    });

    let searched = 0;
    const leaks: string[] = [];
    for (const { block, problems, others } of await courseSources(course)) {
      // What an answer may earn is no secret any more once something was sent.
      const never: string[] = [];
      const untilSent: string[] = [];
      for (const [name, source] of problems) {
        const elsewhere = [...others, ...[...problems].flatMap(([other, text]) => (other === name ? [] : [text]))];
        const isOwn = (secret: string) => secret.length >= shortest && !elsewhere.some((text) => holds(text, secret));
        const { always, untilEarned } = secretsOf(source);
        never.push(...always.filter(isOwn));
        untilSent.push(...untilEarned.filter(isOwn));
      }
      if (never.length + untilSent.length === 0) {
        continue;
      }
      const path = `/courses/${course}/units/${block}`;
      const html = await (await page.goto(path))?.text();
      const payload = await (await page.request.get(path, { headers: { rsc: '1' } })).text();
      expect(html, path).toContain('<form');
      const submit = page.getByRole('button', { name: 'Submit', exact: true }).first();
      answered.length = 0;
      if ((await submit.count()) > 0 && (await submit.isEnabled())) {
        await submit.click();
        // An author's page elsewhere, which cannot be reached from here, keeps its form from being sent and says so.
        const refused = page.locator('form [role="alert"]');
        await expect
          .poll(async () => answered.length > 0 || (await refused.count()) > 0, {
            message: `an answer to the form of ${path}`,
            timeout: 20_000,
          })
          .toBe(true);
      }
      const sought = [
        ...[html ?? '', payload].map((text) => ({ text, secrets: [...never, ...untilSent] })),
        ...answered.map((text) => ({ text, secrets: never })),
      ];
      for (const { text, secrets } of sought) {
        searched += 1;
        leaks.push(...secrets.filter((secret) => holds(text, secret)).map((secret) => `${path}: ${secret}`));
      }
    }
    expect(leaks).toEqual([]);
    expect(searched).toBeGreaterThan(0);
  });
}
