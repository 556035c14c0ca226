import { signInAs } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../support/test';

test('an admin adds an endpoint, sees its secret once, tests, pauses, rotates and removes it', async ({
  page,
  consoleErrors,
}) => {
  await signInAs(page, 'admin');
  await page.goto('/admin/webhooks');
  await page.getByRole('link', { name: 'Add an endpoint' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A new endpoint' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(page.getByText('Please give the address.')).toBeVisible();
  await page.getByLabel('Address').fill('https://127.0.0.1/hooks');
  await page.getByRole('checkbox', { name: /A learner has enrolled/ }).check();
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(page.getByText('This address is in a private network')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /A learner has enrolled/ })).toBeChecked();
  const url = `https://hooks.example.org/lectern-${Date.now().toString(36)}`;
  await page.getByLabel('Address').fill(url);
  await page.getByLabel('What of').selectOption({ label: 'First steps in Lectern (course-v1:Lectern+START+first)' });
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const secret = await page.getByLabel('Secret').inputValue();
  expect(secret).toMatch(/^whsec_/);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open the endpoint' }).click();
  await expect(page.getByRole('heading', { level: 1, name: url })).toBeVisible();
  await expect(page.getByText('enrollment.created')).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('button', { name: 'Send a test event' }).click();
  await expect(page.getByRole('status').first()).toContainText('A test event is on its way');
  await expect(page.getByRole('row', { name: /webhook\.test/ })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('status').first()).toContainText('The endpoint is paused');
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send a test event' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByRole('status').first()).toContainText('told of events again');

  await page.getByRole('button', { name: 'Make a new secret' }).click();
  await expect(page.getByLabel('Secret')).toHaveValue(/^whsec_/);
  expect(await page.getByLabel('Secret').inputValue()).not.toBe(secret);
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText(/Two secrets sign until/)).toBeVisible();
  await expect(page.getByLabel('Secret')).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [page.url(), '/admin/webhooks', '/admin/webhooks/new']) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
  await page.goBack();
  await page.goBack();
  await page.getByText('Remove this endpoint').click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText('The endpoint is removed');
  await expect(page.getByText(url)).toHaveCount(0);
  expect(consoleErrors).toEqual([]);
});
