import { lectern, sharedCourse, startApp } from './app';
import { startIdentityProvider } from './start-identity-provider';

/**
 * Playwright's global set-up: the whole product, a school to sign in with, and the Open edX demo course where it lies beside
 * the checkout.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const school = await startIdentityProvider();
  const app = await startApp({ env: { ...school.env, LECTERN_PSEUDO_LOCALES: '1' } });
  process.env.LECTERN_TEST_URL = app.url;
  process.env.LECTERN_TEST_DATA = app.dataDir;
  const archive = sharedCourse('openedx-demo-course-AGPL-3.0.tar.gz');
  if (archive) {
    const result = JSON.parse(await lectern(app, ['course', 'import', archive, '--json']));
    process.env.LECTERN_TEST_OPENEDX_COURSE = result.courseKey;
  }
  return async () => {
    await app.stop();
    await school.stop();
  };
}
