import { enrolIn } from '../support/members';
import { expect, type Page, seedCourse, test } from '../support/test';

/**
 * Compressed bytes of script with which a page of a course begins, by brotli, and by gzip on workerd. An empty page of the framework has 135 kB of
 * them by gzip (`bench/floor`): what is ours comes on top, and grows only on purpose.
 */
const budget = process.env.LECTERN_TEST_RUNTIME === 'edge' ? 158_000 : 136_000;

/** The bytes of every script that a page loads by itself, as they come over the network. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    }
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('A unit begins with the script that every page has and little more', async ({ page, browser }) => {
  await enrolIn(page, seedCourse);
  const { cookies } = await page.context().storageState();
  for (const unit of ['page_of_text', 'why_we_ask']) {
    const context = await browser.newContext({ storageState: { cookies, origins: [] } });
    const bytes = await scriptBytes(
      await context.newPage(),
      new URL(`/courses/${seedCourse}/units/vertical@${unit}`, page.url()).href,
    );
    await context.close();
    expect(bytes, unit).toBeGreaterThan(50_000);
    expect(bytes, unit).toBeLessThan(budget);
  }
});

test('Files of the build come packed by brotli to who can unpack it, with the headers that every answer has', async ({
  page,
  request,
}) => {
  test.skip(process.env.LECTERN_TEST_RUNTIME === 'edge', 'workerd packs by gzip');
  const begun = page.waitForResponse((response) => response.request().resourceType() === 'script');
  await page.goto('/');
  const inBrowser = await begun;
  expect(inBrowser.headers()).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=UTF-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Encoding',
  });
  const plain = await request.get(inBrowser.url(), { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers()['content-encoding']).toBeUndefined();
  expect(await plain.text()).toBe(await inBrowser.text());
});
