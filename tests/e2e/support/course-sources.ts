import { connectDb } from '@/db/client';
import { connectCourseware } from '@/db/courseware';
import { readRunFile } from '@/engines/run-file';
// Not through the index, which brings catalogues of messages that only a bundler can read.
import { loadOutline } from '@/lib/courses/load-outline';
import { getCourseRun } from '@/lib/courses/queries';
import { listUnits } from '@/lib/courses/units';
import { dataDir } from './test';

export interface UnitSources {
  /** `vertical@ID`. */
  readonly block: string;
  /** Sources of the problems in it, by block. */
  readonly problems: ReadonlyMap<string, string>;
  /** Sources of everything else in it. */
  readonly others: readonly string[];
}

/** What the authors of a course wrote in each unit, from the stores of the running app. */
export async function courseSources(courseKey: string): Promise<readonly UnitSources[]> {
  const run = readRunFile(dataDir());
  if (!run) {
    throw new Error('The app under test does not run.');
  }
  const { db, close } = connectDb(run.databaseUrl, { connectionLimit: 1 });
  const courseware = connectCourseware(run.mongodbUri);
  try {
    const outline = await loadOutline(courseware, (await getCourseRun({ db }, courseKey)).publishedRoot);
    const units: UnitSources[] = [];
    for (const unit of listUnits(outline).order) {
      const problems = new Map<string, string>();
      const others: string[] = [];
      for (const child of unit.children) {
        const { source = '' } = await courseware.getNode(child.node);
        if (child.type === 'problem') {
          problems.set(child.block, source);
        } else {
          others.push(source);
        }
      }
      units.push({ block: unit.block, problems, others });
    }
    return units;
  } finally {
    await courseware.close();
    await close();
  }
}
