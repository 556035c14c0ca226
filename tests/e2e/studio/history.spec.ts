import { signInAs } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../support/test';
import { bringCourse, ownFiles, ownKey } from './own-course';

const run = `history-${process.pid}`;
const key = ownKey(run);

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(120_000);
  await bringCourse(baseURL, ownFiles(run, { 'html/ht.html': '<p>The first words</p>\n' }));
  await bringCourse(baseURL, ownFiles(run, { 'html/ht.html': '<p>The second words</p>\n' }));
});

test('A team looks at what a change did, and puts one block back', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto(`/studio/${key}/history`);
  await expect(page.getByRole('row')).toHaveCount(3);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Imported' }).first().click();
  await expect(page.getByText('The first words')).toBeVisible();
  await expect(page.getByText('The second words')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Put back as before: Text' }).click();
  await expect(page.getByText('It is back in your draft.')).toBeVisible();
  await page.goto(`/studio/${key}/history?block=html@ht`);
  await expect(page.getByText('Only changes of Text.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Restored html@ht/ })).toContainText('Your team’s draft now');
  await expect(page.getByRole('row', { name: /Learners see this now/ })).not.toContainText('Restored');
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
});

test('A team compares two versions and brings the whole course back, for learners too', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto(`/studio/${key}/history`);
  await page
    .getByRole('radio', { name: /Compare to/ })
    .last()
    .check();
  await page
    .getByRole('radio', { name: /Compare from/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Compare the two' }).click();
  await expect(page.getByRole('heading', { name: 'Before' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'For learners too, at once' }).check();
  await page.getByRole('button', { name: 'Restore the course to this' }).click();
  await expect(page).toHaveURL(/\/history$/);
  const newest = page.getByRole('row').nth(1);
  await expect(newest).toContainText('Restored');
  await expect(newest).toContainText('Learners see this now');
});
