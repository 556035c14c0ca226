import {
  demoAccount,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type Page,
  seedCourse,
  test,
} from '../support/test';

const about = `/courses/${seedCourse}/about`;
const title = 'First steps in Lectern';

async function signIn(page: Page, role: 'instructor' | 'learner') {
  await page.goto('/sign-in');
  const { email, password } = demoAccount(role);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.locator('details[data-menu] summary')).toBeVisible();
}

test('A visitor finds a course by a word of its title and reads what it is about', async ({ page, consoleErrors }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Browse courses' }).click();
  await page.getByRole('searchbox', { name: 'Search courses' }).fill('first STEPS');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/courses\?q=first\+STEPS$/);
  await expect(page.getByRole('status')).toContainText('1 course for “first STEPS”');
  await page.getByRole('link', { name: title }).click();
  await expect(page).toHaveURL(new RegExp(`${about.replace(/\+/g, '\\+')}$`));
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create an account to enrol' })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('A search that finds nothing says what to do next', async ({ page }) => {
  await page.goto('/courses?q=zyxgarble');
  await expect(page.getByRole('heading', { name: 'No course matches “zyxgarble”' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all courses' }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
});

test('Signs that mean something to the database are searched for as they are', async ({ page }) => {
  for (const query of ['%', '_', '!', "' or 1=1 --", '\\']) {
    await page.goto(`/courses?q=${encodeURIComponent(query)}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Courses' })).toBeVisible();
    await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  }
});

test('A page number that is none, or lies beyond the end, leads to no error', async ({ page }) => {
  for (const address of ['/courses?page=0', '/courses?page=-1', '/courses?page=x', '/courses?q=a&q=b']) {
    expect((await page.goto(address))?.status(), address).toBe(200);
  }
  await page.goto('/courses?page=9999');
  await expect(page.getByRole('heading', { level: 1, name: 'Courses' })).toBeVisible();
});

test('A course that does not exist is a page that is not here', async ({ page }) => {
  for (const key of ['course-v1:No+Such+Course', 'nonsense', '%25', 'course-v1:a+b+c%2F..']) {
    const response = await page.goto(`/courses/${key}/about`);
    expect(response?.status(), key).toBe(404);
  }
  await page.goto('/courses/course-v1:No+Such+Course/about');
  await expect(page.getByRole('heading', { level: 1, name: 'This page is not here' })).toBeVisible();
  await expectAccessible(page);
});

test('Every page of the site is accessible in both schemes and fits a small phone', async ({ page }) => {
  for (const address of ['/', '/courses', '/courses?q=zyxgarble', about, '/no/such/page']) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(address);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

test('The keyboard reaches the content first, and opens and closes the account menu', async ({ page }) => {
  await signIn(page, 'instructor');
  await page.goto('/courses');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  const menu = page.locator('details[data-menu]');
  await menu.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('link', { name: 'Studio' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(menu.getByRole('link', { name: 'Studio' })).toBeHidden();
  await expect(menu.locator('summary')).toBeFocused();
});

test('Studio shows the instructor the courses, asks a visitor to sign in and is closed to learners', async ({
  page,
  context,
}) => {
  await page.goto('/studio');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fstudio$/);

  await signIn(page, 'instructor');
  await page.goto('/studio');
  await expect(page.getByRole('row', { name: new RegExp(title) })).toContainText('Published');
  await expect(page.getByRole('heading', { name: 'Your courses' })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);

  await context.clearCookies();
  await signIn(page, 'learner');
  expect((await page.goto('/studio'))?.status()).toBe(403);
});

test('Pages carry a policy with a nonce of their own, and their scripts run under it', async ({ page, request }) => {
  const policies = await Promise.all(
    ['/', '/'].map(async (path) => (await request.get(path)).headers()['content-security-policy'] ?? ''),
  );
  const nonces = policies.map((policy) => /script-src 'nonce-([\w+/=-]+)' 'strict-dynamic'/.exec(policy)?.[1]);
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
  for (const policy of policies) {
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline');
  }
  // As if somebody's markup had passed every sanitiser: the policy is the last wall.
  await page.route('/courses', async (route) => {
    const response = await route.fetch();
    const smuggled =
      '<script>window.smuggled = 1</script><img src="x:" onerror="window.smuggled = 2"><style>body{display:none}</style>';
    await route.fulfill({ response, body: (await response.text()).replace('</body>', `${smuggled}</body>`) });
  });
  await page.goto('/courses');
  await expect(page.locator('img[src="x:"]')).toHaveCount(1);
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  expect(await page.evaluate(() => 'smuggled' in window)).toBe(false);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a visitor reads the front page, searches, and reads about a course', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Learn something well.' })).toBeVisible();
    await page.goto('/courses');
    await page.getByRole('searchbox').fill('first steps');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.goto('/no/such/page');
    await expect(page.getByRole('heading', { level: 1, name: 'This page is not here' })).toBeVisible();
  });
});

test.describe('in other languages', () => {
  test('the interface speaks what the browser asks for, and dates follow its region', async ({ browser, baseURL }) => {
    for (const [locale, direction] of [
      ['en-XA', 'ltr'],
      ['ar-XB', 'rtl'],
    ] as const) {
      const context = await browser.newContext({ locale, ...(baseURL && { baseURL }) });
      const page = await context.newPage();
      for (const address of ['/', '/courses', about]) {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.goto(address);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        await expect(page.locator('html')).toHaveAttribute('dir', direction);
        await expectNoSidewaysScroll(page);
        // Whatever the interface says itself has passed through the messages.
        await expect(page.getByText(/^(Courses|Sign in|Browse courses|Search)$/)).toHaveCount(0);
      }
      await expectAccessible(page);
      await context.close();
    }
  });
});
