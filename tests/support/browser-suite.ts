import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lectern, sharedCourse, startApp } from './app';
import { checkRecord } from './sharding/check-record';
import { startIdentityProvider } from './start-identity-provider';

/** The demo course first. */
const archives = [
  'openedx-demo-course-AGPL-3.0.tar.gz',
  'microsoft-oxa-kitchen-sink-MIT.tar.gz',
  'math-percent-edx-fi-CC-BY-3.0.tar.gz',
];

/** Courses of our own, in `tests/fixtures/courses`. */
const ownCourses = ['every-input', 'framed-input'];

/**
 * Playwright's global set-up: the whole product, a school to sign in with, courses of our own, and, where they lie beside the
 * checkout, the Open edX demo course and two courses more.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const school = await startIdentityProvider();
  const folder = mkdtempSync(join(tmpdir(), 'lectern-suite-'));
  const record = join(folder, 'statements.jsonl');
  // workerd has no folder to write into.
  const isRecorded = process.env.LECTERN_TEST_RUNTIME !== 'edge';
  const env = { ...school.env, LECTERN_PSEUDO_LOCALES: '1', ...(isRecorded && { LECTERN_RECORD_STATEMENTS: record }) };
  const app = await startApp({ env });
  process.env.LECTERN_TEST_URL = app.url;
  process.env.LECTERN_TEST_DATA = app.dataDir;
  for (const name of ownCourses) {
    await lectern(app, ['course', 'import', join(import.meta.dirname, '..', 'fixtures', 'courses', name), '--json']);
  }
  const keys: string[] = [];
  for (const name of archives) {
    const archive = sharedCourse(name);
    if (archive) {
      keys.push(JSON.parse(await lectern(app, ['course', 'import', archive, '--json'])).courseKey);
    }
  }
  process.env.LECTERN_TEST_COURSES = keys.join(' ');
  return async () => {
    await app.stop();
    await school.stop();
    try {
      // Everything that the suite has had the site ask, as a sharded database would see it.
      if (isRecorded) {
        const { statements, transactions } = checkRecord(record);
        console.log(`${statements} statements and ${transactions} transactions, each in one place`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
