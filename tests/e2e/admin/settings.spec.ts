import { signInAs } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, type Page, test } from '../support/test';

/** The form of one part of the settings. */
const part = (page: Page, name: string) =>
  page.locator('form', { has: page.getByRole('heading', { name, exact: true }) });

async function save(page: Page, name: string) {
  await part(page, name).getByRole('button', { name: 'Save', exact: true }).click();
}

test('an admin says whom people may write to, and it stands at the foot of every page', async ({
  page,
  consoleErrors,
}) => {
  await signInAs(page, 'admin');
  await page.goto('/admin/health');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Contact address').fill('not an address');
  await save(page, 'The site');
  await expect(page.getByText('This is not a mail address.')).toBeVisible();
  await expect(page.getByLabel('Contact address')).toHaveValue('not an address');
  await page.getByLabel('Contact address').fill('desk@mill.example');
  await page.getByLabel('Short description').fill('Courses of the mill by the river.');
  await save(page, 'The site');
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await expect(async () => {
    await page.goto('/courses');
    await expect(page.getByRole('link', { name: 'Contact' })).toHaveAttribute('href', 'mailto:desk@mill.example');
    await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /mill by the river/);
  }).toPass({ timeout: 12_000 });
  await page.goto('/admin/audit');
  await expect(page.getByRole('row').nth(1)).toContainText('site.change-settings');

  await page.goto('/admin/settings');
  await page.getByLabel('Contact address').fill('');
  await page.getByLabel('Short description').fill('');
  await save(page, 'The site');
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/admin/settings', '/admin/settings/legal/terms']) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
  expect(consoleErrors).toEqual([]);
});

test('a legal page is looked at before it is saved, stands in the footer once it is, and runs nothing', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  await page.goto('/legal/accessibility');
  await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
  await page.goto('/admin/settings');
  await page.getByRole('link', { name: 'Write Accessibility' }).click();
  await page
    .getByLabel('Text')
    .fill('<h2>Who can use this</h2><p onclick="document.title=1">All.</p><script>document.title=2</script>');
  await page.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('region', { name: 'Preview: Text' });
  await expect(preview.getByRole('heading', { name: 'Who can use this' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('A text needs a version')).toBeVisible();
  await page.getByLabel('Version').fill('2026-11-26');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await expect(async () => {
    await page.goto('/courses');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Accessibility' }).click({ timeout: 1000 });
  }).toPass({ timeout: 12_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Accessibility' })).toBeVisible();
  await expect(page.getByText('Version 2026-11-26')).toBeVisible();
  const article = page.getByRole('article');
  await expect(article.getByText('All.')).toBeVisible();
  expect(await article.innerHTML()).not.toMatch(/<script|onclick/);
  await expectAccessible(page);

  await page.goto('/admin/settings/legal/accessibility');
  await page.getByLabel('Text').fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Saved.');
});

test('who has no address of the school is told so, and opens no account', async ({ page, browser }) => {
  await signInAs(page, 'admin');
  await page.goto('/admin/settings');
  // Others register at example.org meanwhile.
  await page.getByLabel('Mail domains').fill('mill.example\nexample.org');
  await save(page, 'New accounts');
  await expect(page.getByRole('status')).toHaveText('Saved.');
  const visitor = await browser.newContext();
  const door = await visitor.newPage();
  try {
    await door.goto('/register');
    await door.getByLabel('Full name').fill('Bo Stranger');
    await door.getByLabel('Email address').fill('bo@elsewhere.example');
    await door.getByLabel('Password').fill('paper and ink');
    await door.getByLabel(/accept the terms/).check();
    await door.getByRole('button', { name: 'Create account' }).click();
    await expect(door.getByRole('alert')).toContainText('Accounts here are for certain email addresses only');
    await expect(door.getByLabel('Full name')).toHaveValue('Bo Stranger');
    await expectAccessible(door);
  } finally {
    await visitor.close();
    await page.goto('/admin/settings');
    await page.getByLabel('Mail domains').fill('');
    await save(page, 'New accounts');
    await expect(page.getByRole('status')).toHaveText('Saved.');
  }
});

test('of two admins who save at once, the second sees both sides and chooses', async ({ page, browser }) => {
  const other = await browser.newContext();
  const desk = await other.newPage();
  for (const one of [page, desk]) {
    await signInAs(one, 'admin');
    await one.goto('/admin/settings');
  }
  await page.getByLabel('Short description').fill('Written by the first.');
  await save(page, 'The site');
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await desk.getByLabel('Short description').fill('Written by the second.');
  await save(desk, 'The site');
  await expect(desk.getByText('Somebody else changed a field meanwhile')).toBeVisible();
  await expect(desk.getByText('Written by the first.')).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('radio', { name: /Keep mine/ }).check();
  await save(desk, 'The site');
  await expect(desk.getByRole('status')).toHaveText('Saved.');
  await page.reload();
  await expect(page.getByLabel('Short description')).toHaveValue('Written by the second.');
  await page.getByLabel('Short description').fill('');
  await save(page, 'The site');
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await other.close();
});
