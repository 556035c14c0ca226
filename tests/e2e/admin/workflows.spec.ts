import { eq, like } from 'drizzle-orm';
import { ulid } from 'ulid';
import { connectDb, type Db } from '@/db/client';
import { enqueue } from '@/db/journal';
import { courseGrades, courseRuns, enrollments, workflowAlerts } from '@/db/schema';
import { runOf } from '../../support/processes';
import { signInAs } from '../support/members';
import {
  dataDir,
  demoAccount,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  mailTo,
  seedCourse,
  test,
} from '../support/test';

let db: Db;
let close: () => Promise<void>;
test.beforeAll(() => {
  ({ db, close } = connectDb(runOf({ dataDir: dataDir() }).databaseUrl, { connectionLimit: 2 }));
});
test.afterAll(() => close());
const toTakeAway: string[] = [];
test.afterEach(async () => {
  for (const userId of toTakeAway.splice(0)) await takeAway(userId);
});

const now = () => new Date();

/**
 * A learner of whom a grade is on record that no attempt gives, made with a revision: the check of grades finds it, or stumbles over a
 * revision that is not there.
 */
async function addWrongGrade(revision: string): Promise<void> {
  const own = { userId: `usr_${ulid()}`, courseKey: seedCourse };
  const stamps = { createdAt: now(), updatedAt: now() };
  toTakeAway.push(own.userId);
  await db.insert(enrollments).values({ ...own, id: `enr_${ulid()}`, mode: 'audit', isActive: true, ...stamps });
  const grade = { version: 1, percent: 0.9, letter: null, isPassed: false, passedAt: null, policyHash: 'none' };
  await db.insert(courseGrades).values({ ...own, ...grade, revision, gradedAt: now(), createdAt: now() });
}

async function takeAway(userId: string): Promise<void> {
  await db.delete(courseGrades).where(eq(courseGrades.userId, userId));
  await db.delete(enrollments).where(eq(enrollments.userId, userId));
}

/** Has the nightly check of grades run now. */
const checkGrades = () =>
  db.transaction((tx) => {
    const event = { id: ulid(), name: 'inngest/scheduled.timer', data: { cron: '30 3 * * *' }, ts: Date.now() };
    const data = { events: [event], retryOf: '' };
    return enqueue(tx, [{ kind: 'retry', functionId: 'lectern-check-grades', stepId: ulid(), dueAt: now(), data }]);
  });

test('an admin finds the workflows from the account menu, and sees what each function did', async ({
  page,
  consoleErrors,
}) => {
  await signInAs(page, 'admin');
  await page.locator('summary').first().click();
  await page.getByRole('link', { name: 'Administration' }).click();
  await page.getByRole('link', { name: 'Workflows', exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/workflows$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Workflows' })).toBeVisible();
  await expect(page.getByText('The embedded engine does this work.')).toBeVisible();
  const functions = page.getByRole('region', { name: 'Functions and how many of their runs stand how' });
  // The seed imported a course, which had its grades worked out anew.
  await functions.getByRole('link', { name: /of regrade-course: Completed/ }).click();
  await expect(page).toHaveURL(/function=lectern-regrade-course&status=completed/);
  const runs = page.getByRole('region', { name: 'Runs, the newest first' }).getByRole('row');
  await expect(runs.nth(1)).toContainText(/courses\/course\.(imported|published)/);
  await runs.nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'regrade-course' })).toBeVisible();
  const step = page.getByRole('row', { name: /batch-1/ });
  await expect(step).toContainText('Work');
  await step.getByText('What batch-1 came to').click();
  await expect(step.locator('pre')).toContainText('"graded": 0');
  await page.getByText('The event that it was made for').click();
  await expect(page.getByText('"courseKey":').first()).toBeVisible();
  await expectAccessible(page);
  expect(consoleErrors).toEqual([]);
});

test('an admin sees why a run is tried again, cancels it, and has it started again', async ({ page }) => {
  test.setTimeout(120_000);
  await addWrongGrade('rev_none');
  await checkGrades();
  await signInAs(page, 'admin');
  const list = '/admin/workflows?function=lectern-check-grades';
  const row = page.getByRole('region', { name: 'Runs, the newest first' }).getByRole('row').nth(1);
  await expect(async () => {
    await page.goto(list);
    await expect(row).toContainText('Running', { timeout: 1000 });
  }).toPass();
  await row.getByRole('link').click();
  await page.waitForURL(/\/runs\//);
  const address = page.url();
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Tries that failed' })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText(/Try 2 is due at/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Cancel this run' }).click();
  await expect(page.getByRole('status')).toContainText('The run is cancelled.');
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByRole('status')).toContainText('as a new run');
  await expect(async () => {
    await page.goto(list);
    await expect(row).toContainText('started again', { timeout: 1000 });
  }).toPass();
  await row.getByRole('link').click();
  await expect(page.getByRole('link', { name: new RegExp(address.slice(-26)) })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel this run' }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await page.goto('/admin/workflows?function=lectern-check-grades&status=queued');
  await expect(page.getByText('No run is like that')).toBeVisible();
});

test('an admin is told by mail and by an alert of what failed for good, and dismisses it', async ({ page }) => {
  test.setTimeout(120_000);
  const [course] = await db.select().from(courseRuns).where(eq(courseRuns.key, seedCourse));
  await addWrongGrade(course?.publishedRevision ?? '');
  await checkGrades();
  const alerts = () => db.select().from(workflowAlerts).where(like(workflowAlerts.message, '%differ%'));
  await expect.poll(async () => (await alerts()).length, { timeout: 45_000 }).toBe(1);
  expect(await mailTo(demoAccount('admin').email)).toContain('check-grades');

  await signInAs(page, 'admin');
  await page.goto('/admin/workflows');
  const alert = page.getByRole('region', { name: 'Failed for good' }).getByRole('listitem').first();
  await expect(alert).toContainText('Grades on record differ');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await alert.getByRole('button', { name: 'Dismiss check-grades' }).click();
  await expect(page.getByRole('status')).toContainText('The alert is gone.');
  await expect(page.getByRole('region', { name: 'Failed for good' })).toBeHidden();
});

test('nobody but admins gets in: teachers and learners are told so, visitors are asked to sign in', async ({
  page,
}) => {
  await page.goto('/admin/workflows');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fadmin%2Fworkflows/);
  for (const role of ['instructor', 'learner'] as const) {
    await page.context().clearCookies();
    await signInAs(page, role);
    await page.locator('summary').first().click();
    await expect(page.getByRole('link', { name: 'Administration' })).toBeHidden();
    for (const path of ['/admin', '/admin/workflows', `/admin/workflows/runs/${ulid()}`]) {
      const response = await page.goto(path);
      expect(response?.status(), `${role} ${path}`).toBe(403);
    }
  }
});
