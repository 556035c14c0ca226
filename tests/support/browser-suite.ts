import { lectern, sharedCourse, startApp } from './app';

/** Playwright's global set-up: the whole product, and the Open edX demo course where it lies beside the checkout. */
export default async function setUp(): Promise<() => Promise<void>> {
  const app = await startApp();
  process.env.LECTERN_TEST_URL = app.url;
  process.env.LECTERN_TEST_DATA = app.dataDir;
  const archive = sharedCourse('openedx-demo-course-AGPL-3.0.tar.gz');
  if (archive) {
    const result = JSON.parse(await lectern(app, ['course', 'import', archive, '--json']));
    process.env.LECTERN_TEST_OPENEDX_COURSE = result.courseKey;
  }
  return () => app.stop();
}
