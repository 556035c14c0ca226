import { join } from 'node:path';
import { projectFolder } from '@/engines/project-folder';
import { createDemoAccounts } from '@/lib/accounts';
import { importCourse } from '@/lib/courses';
import { printLine } from '../print';
import { withContext } from '../with-context';

export interface SeedFirstOptions {
  readonly json?: boolean;
  /** Said by a caller that knows whether others can reach the site; else the environment tells. */
  readonly demoAccounts?: boolean;
}

/** `lectern seed first`: the course that comes with Lectern and, where nobody else can reach the site, the demo accounts. */
export async function runSeedFirst(options: SeedFirstOptions): Promise<void> {
  const { HOST, DATABASE_URL, MONGODB_URI } = process.env;
  const isPrivateSite = options.demoAccounts ?? !(HOST || DATABASE_URL || MONGODB_URI);
  const seeded = await withContext(async ({ ctx, dataDir }) => {
    const archivePath = join(projectFolder, 'seed', 'course');
    const { courseKey } = await importCourse(ctx, {
      source: { archivePath },
      message: 'The course that comes with Lectern',
    });
    const accounts = isPrivateSite
      ? await createDemoAccounts(ctx, { dataDir, instructorScopes: [courseKey], isPrivateSite })
      : [];
    return { courseKey, accounts: accounts.map(({ role, email }) => ({ role, email })) };
  });
  await printLine(options.json ? JSON.stringify(seeded) : `Seeded ${seeded.courseKey}`);
}
