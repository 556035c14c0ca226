import { join } from 'node:path';
import { projectFolder } from '@/engines/project-folder';
import { createDemoAccounts } from '@/lib/accounts';
import { findCourseRun, importCourse } from '@/lib/courses';
import { formatCourseKey } from '@/lib/olx/identity';
import { printLine } from '../show/print';
import { withContext } from '../with-context';

export interface SeedFirstOptions {
  readonly json?: boolean;
  /** Said by a caller that knows whether others can reach the site; else the environment tells. */
  readonly demoAccounts?: boolean;
}

/** The key of the course in `seed/course`. */
const seedCourse = { org: 'Lectern', number: 'START', run: 'first' };

/**
 * `lectern seed first`: the course that comes with Lectern and, where nobody else can reach the site, the demo accounts. The
 * course comes last: a site that has it is seeded, one where this was killed is not.
 */
export async function runSeedFirst(options: SeedFirstOptions): Promise<void> {
  const { HOST, DATABASE_URL, MONGODB_URI } = process.env;
  const isPrivateSite = options.demoAccounts ?? !(HOST || DATABASE_URL || MONGODB_URI);
  const seeded = await withContext(async ({ ctx, dataDir }) => {
    const courseKey = formatCourseKey(seedCourse);
    const accounts = isPrivateSite
      ? await createDemoAccounts(ctx, { dataDir, instructorScopes: [courseKey], isPrivateSite })
      : [];
    // Once it is there, it belongs to the site, with whatever was changed in it.
    if (!(await findCourseRun(ctx, courseKey))) {
      await importCourse(ctx, {
        source: { archivePath: join(projectFolder, 'seed', 'course') },
        into: seedCourse,
        message: 'The course that comes with Lectern',
      });
    }
    return { courseKey, accounts: accounts.map(({ role, email }) => ({ role, email })) };
  });
  await printLine(options.json ? JSON.stringify(seeded) : `Seeded ${seeded.courseKey}`);
}
