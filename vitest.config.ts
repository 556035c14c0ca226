import { defineConfig } from 'vitest/config';

/**
 * `unit` needs nothing but Node (tests beside pure code), `integration` runs against a real MySQL and a real MongoDB engine,
 * `commands` runs the line tool as processes of their own over the same, `long` holds what takes minutes.
 */
const alias = { '@': import.meta.dirname };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            '{lib,components,cli,edge,engines,app,bench,db,inngest,i18n,sandbox}/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
          ],
          environment: 'node',
          setupFiles: ['tests/support/fixed-seed.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/{integration,contract}/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/support/fixed-seed.ts', 'tests/support/sharding/watch-transactions.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['tests/support/engines.ts'],
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'commands',
          include: ['tests/commands/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['tests/support/engines.ts'],
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/support/fixed-seed.ts'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
