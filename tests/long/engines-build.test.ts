import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSiteWhereNeeded } from '@/engines/build-site';
import { projectFolder } from '@/engines/project-folder';

test('a build changes none of its own sources, so that the next start builds nothing', async () => {
  const lines: string[] = [];
  const build = () =>
    buildSiteWhereNeeded({ env: process.env, dataDir: join(projectFolder, '.data'), log: (line) => lines.push(line) });
  const buildDir = await build();
  expect(existsSync(join(projectFolder, buildDir, 'BUILD_ID'))).toBe(true);
  lines.length = 0;
  expect(await build()).toBe(buildDir);
  expect(lines).toEqual([]);
});
