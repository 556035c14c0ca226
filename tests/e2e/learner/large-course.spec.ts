import { connectStores } from '@/db/stores';
import { readRunFile } from '@/engines/run-file';
import { importCourse } from '@/lib/courses';
import { sharedSandbox } from '@/sandbox';
import { generateCourse } from '../../support/generate-course';
import { enrolIn } from '../support/members';
import { dataDir, expect, expectAccessible, test } from '../support/test';

/** A course of 160 units: more than its home shows at once. */
async function importLargeCourse(): Promise<string> {
  const run = readRunFile(dataDir());
  if (!run) {
    throw new Error('The app under test does not run.');
  }
  const stores = connectStores({ DATABASE_URL: run.databaseUrl, MONGODB_URI: run.mongodbUri });
  const shape = { run: 'e2e', sections: 4, subsectionsPerSection: 4, unitsPerSubsection: 10, problemsPerUnit: 1 };
  try {
    const { courseKey } = await importCourse(
      {
        db: stores.db,
        courseware: stores.courseware,
        runScript: sharedSandbox().runScript,
        actor: { kind: 'system', name: 'test' },
        now: new Date(),
        requestId: 'req_test',
        address: null,
      },
      { source: { files: generateCourse({ ...shape, files: 0, bytesPerFile: 0 }) } },
    );
    return courseKey;
  } finally {
    await stores.close();
  }
}

test('The home of a large course shows one section open; a link opens another, also without script', async ({
  page,
  browser,
}) => {
  const courseKey = await importLargeCourse();
  await enrolIn(page, courseKey);
  const units = page.getByRole('main').locator('ol ol ol a');
  await expect(page.getByRole('heading', { level: 2, name: /^Section s/ })).toHaveCount(4);
  await expect(units).toHaveCount(10);
  await expect(units.first()).toHaveText('Unit s0-0-0');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Section s2' }).click();
  await expect(units.first()).toHaveText('Unit s2-0-0');
  await expect(units).toHaveCount(10);
  await expect(page.getByRole('heading', { level: 2, name: /^Section s2/ })).toBeInViewport();

  const storageState = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const without = await plain.newPage();
  await without.goto(new URL(`/courses/${courseKey}`, page.url()).href);
  await without.getByRole('link', { name: 'Section s3' }).click();
  await expect(without.getByRole('link', { name: 'Unit s3-0-0' })).toBeVisible();
  await expect(without.getByRole('link', { name: 'Unit s0-0-0', exact: true })).toHaveCount(0);
  await plain.close();
});
