import { becomeMember, fillSignIn, signInAs } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, mailTo, test } from '../support/test';

const pages = ['health', 'users', 'organizations', 'courses', 'analytics', 'webhooks', 'mail', 'audit', 'settings'];

test('an admin finds a person, shuts their account and opens it again', async ({ page, browser, consoleErrors }) => {
  const person = await becomeMember(page);
  await page.context().clearCookies();
  await signInAs(page, 'admin');
  await page.goto('/admin/users');
  await page.getByRole('searchbox', { name: 'Find' }).fill(person.email.slice(0, 12));
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('link', { name: person.name }).first().click();
  await expect(page.getByText(person.email).first()).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`^${person.name}`));
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Shut the account' }).click();
  await expect(page.getByRole('status')).toContainText('The account is shut');
  await expect(page.getByRole('region', { name: 'Audit' })).toContainText('user.disable');
  await expect(page.getByRole('region', { name: 'Audit' }).getByRole('link', { name: 'Demo Admin' })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  const theirs = await browser.newContext();
  const door = await theirs.newPage();
  await door.goto('/sign-in');
  await fillSignIn(door, person.email, person.password);
  await expect(door).toHaveURL(/\/sign-in/);
  await expect(door.getByText(/closed|shut/i).first()).toBeVisible();

  await page.getByRole('button', { name: 'Open the account again' }).click();
  await expect(page.getByRole('status')).toContainText('open again');
  await door.goto('/sign-in');
  await fillSignIn(door, person.email, person.password);
  await expect(door.locator('summary').first()).toBeVisible();
  await theirs.close();

  await page.getByRole('button', { name: 'Send a link for a new password' }).click();
  await expect(page.getByRole('status')).toContainText('on its way');
  await expect.poll(() => mailTo(person.email)).toContain('reset-password');
  expect(consoleErrors).toEqual([]);
});

test('an admin who drops a filter sees it dropped', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto('/admin/users?q=zyxgarble&role=site_admin&state=disabled');
  await page.getByRole('link', { name: 'Show everybody' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByLabel('Role')).toHaveValue('');
  await expect(page.getByLabel('State')).toHaveValue('');
});

test('an admin erases a person, but only with the right address typed', async ({ page }) => {
  const person = await becomeMember(page);
  await page.context().clearCookies();
  await signInAs(page, 'admin');
  await page.goto(`/admin/users?q=${encodeURIComponent(person.email)}`);
  await page.getByRole('link', { name: person.name }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download their data' }).click();
  expect((await download).suggestedFilename()).toMatch(/^usr_\w+\.json$/);

  await page.getByText('Erase this person').click();
  await page.getByLabel('Type their mail address').fill('somebody@example.org');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText('Nothing was erased')).toBeVisible();
  await page.getByText('Erase this person').click();
  await page.getByLabel('Type their mail address').fill(person.email);
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Erased person' })).toBeVisible();
  await expect(page.getByText(person.email)).toHaveCount(0);
  await page.goto(`/admin/users?q=${encodeURIComponent(person.email)}`);
  await expect(page.getByText('Nobody is like that')).toBeVisible();
});

test('an admin opens an organisation, names who looks after it, and the audit tells of it', async ({ page }) => {
  const person = await becomeMember(page);
  await page.context().clearCookies();
  await signInAs(page, 'admin');
  await page.goto('/admin/organizations');
  const shortName = `Org${Date.now().toString(36)}`;
  await page.getByLabel('Short name').fill(shortName);
  await page.getByLabel('Name', { exact: true }).fill('A House of Reading');
  await page.getByRole('button', { name: 'Add organisation' }).click();
  await expect(page.getByRole('status')).toContainText('The organisation is there');
  const row = page.getByRole('row', { name: new RegExp(shortName) });
  await row.getByText('Change').first().click();
  await row.getByLabel('New admin of').fill(person.email);
  await row.getByRole('button', { name: 'Make admin' }).click();
  await expect(row).toContainText(person.name);
  await row.getByText('Change').first().click();
  await row.getByLabel('Name of').fill('The House of Reading');
  await row.getByRole('button', { name: 'Rename' }).click();
  await expect(row).toContainText('The House of Reading');
  await page.getByLabel('Short name').fill(shortName);
  await page.getByLabel('Name', { exact: true }).fill('Twice');
  await page.getByRole('button', { name: 'Add organisation' }).click();
  await expect(page.getByText('There is an organisation with this short name already.')).toBeVisible();

  await page.goto('/admin/audit');
  await page.getByLabel('Target').fill(shortName);
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('organization.rename');
  await page.getByRole('row').nth(1).getByText('Before and after').click();
  await expect(page.getByRole('row').nth(1).locator('pre')).toContainText('A House of Reading');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as JSON lines' }).click();
  expect((await download).suggestedFilename()).toBe('audit.ndjson');
});

test('every page of the administration can be read by all, on a phone and in the dark', async ({
  page,
  consoleErrors,
}) => {
  test.setTimeout(150_000);
  await signInAs(page, 'admin');
  for (const name of pages) {
    await page.goto(`/admin/${name}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of pages) {
    await page.goto(`/admin/${name}`);
    await expectNoSidewaysScroll(page);
  }
  expect(consoleErrors).toEqual([]);
});

test('nobody but admins opens a page of the administration or takes a file from it', async ({ page }) => {
  const files = ['/admin/audit/export', '/admin/users/usr_none/export', '/admin/mail/none'];
  for (const role of ['instructor', 'learner'] as const) {
    await page.context().clearCookies();
    await signInAs(page, role);
    for (const path of [...pages.map((name) => `/admin/${name}`), '/admin/users/usr_none', ...files]) {
      const response = await page.request.get(path);
      expect(response.status(), `${role} ${path}`).toBe(403);
    }
  }
});
