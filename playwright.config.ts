import { defineConfig, devices } from '@playwright/test';
import { chromiumPath } from './tests/support/chromium';

/** What a team, a teacher or an admin does, and every kind of input, sentence by sentence: together longer than a short run may take. */
const desks = [
  ...['studio', 'instructor', 'admin', 'doors'].map((folder) => `**/e2e/${folder}/**/*.spec.ts`),
  '**/e2e/learner/*-input.spec.ts',
];

/**
 * The browser suite, user sentences by role: `tests/e2e/learner`, `studio`, `instructor`, `admin`; `permissions` asks for every page as everybody, `courses`
 * goes through real ones. The whole product is
 * brought up for it (`tests/support/browser-suite.ts`): private stores, the production build, a data folder and a port of its own.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI === 'true',
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/report.json' }]],
  globalSetup: './tests/support/browser-suite.ts',
  use: {
    ...devices['Desktop Chrome'],
    // Set by the global set-up once it knows the free port.
    baseURL: process.env.LECTERN_TEST_URL,
    locale: 'en-GB',
    timezoneId: 'Europe/Helsinki',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'browser', testIgnore: ['courses/**', 'runtimes/**', ...desks] },
    // For the long run: the desks of those who write, teach and administer, and what learners answer at.
    { name: 'desks', testMatch: desks },
    // The main paths on Node and on workerd, for the long run.
    { name: 'runtimes', testMatch: 'runtimes/**/*.spec.ts' },
    // Whole courses, page by page: for the long run.
    { name: 'courses', testMatch: 'courses/**/*.spec.ts' },
  ],
});
