import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lectern } from '../../support/app';
import { generateCourse } from '../../support/generate-course';
import { packCourse } from '../../support/olx-files';
import { enrolIn } from '../support/members';
import { dataDir, expect, expectAccessible, test } from '../support/test';

/** A course of 160 units: more than its home shows at once. */
async function importLargeCourse(baseURL: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-large-'));
  const archive = join(folder, 'large.tar.gz');
  const shape = { run: 'e2e', sections: 4, subsectionsPerSection: 4, unitsPerSubsection: 10, problemsPerUnit: 1 };
  try {
    writeFileSync(archive, await packCourse(generateCourse({ ...shape, files: 0, bytesPerFile: 0 })));
    const site = { dataDir: dataDir(), port: Number(new URL(baseURL).port) };
    const { courseKey } = JSON.parse(await lectern(site, ['course', 'import', archive, '--json']));
    return courseKey;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('The home of a large course shows one section open; a link opens another, also without script', async ({
  page,
  browser,
  baseURL,
}) => {
  const courseKey = await importLargeCourse(baseURL ?? '');
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
