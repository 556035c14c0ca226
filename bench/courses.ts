import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { connectCourseware } from '@/db/courseware';
import { readRunFile } from '@/engines/run-file';
import { type RunningApp, startApp } from '../tests/support/app';
import { type CourseShape, generateCourse, largeCourse, usualCourse } from '../tests/support/generate-course';
import { packCourse } from '../tests/support/olx-files';
import { writeEdit } from '../tests/support/write-edit';
import { type MeasuredCommand, measureCommand } from './measure/command';
import { aboutSpan } from './measure/in-turns';
import { learnersToMeasureWith } from './measure/learners/learners-to-measure-with';
import { type AppWork, measureWorks } from './measure/measure-app';
import { median } from './measure/median';
import type { BenchResult, Table } from './measure/result';
import { serversOf } from './measure/servers-of';

const span = { connections: 8, warmUpSeconds: 12, turns: 7, seconds: 2.5 };
const startsMeasured = 5;

interface Transfer extends MeasuredCommand {
  readonly work: string;
  readonly goal: string;
}

const imported = z.object({ courseKey: z.string(), root: z.string() });

/** Import and export of a usual and of a very large course, its home, and what one edit in it writes, against DESIGN's goals. */
export async function benchCourses(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  const app = await startApp();
  try {
    // What every command costs before it does anything: the goals are of the work, as a running site does it.
    const start = await measureStart(app);
    const usual = await measureTransfers(app, folder, usualCourse, 'about 10 MB', ['CPU ≤ 1.5 s', 'CPU ≤ 1 s']);
    const large = await measureTransfers(app, folder, largeCourse, '5 000 units, 20 000 problems', ['60 s, 1 GB', '–']);
    const transfers = [...usual.transfers, ...large.transfers];
    const home = await measureHome(app, large.courseKey);
    const documents = await measureEdit(app, large.root);
    return {
      title: 'Courses',
      about:
        'Import and export by the line tool beside a running site: CPU s is without the start of a command, the whole command is with it. ' +
        `Then the home of the large course, and what one edit in it writes. Of the home: ${aboutSpan(span)}`,
      tables: [
        transferTable(transfers, start),
        home.table,
        {
          columns: ['one edit in the large course', 'documents', 'goal'],
          cells: [['a problem', String(documents), '≤ 6']],
        },
      ],
      figures: {
        startOfCommand: { cpuSeconds: start.cpuSeconds, wallSeconds: start.wallSeconds },
        transfers: transfers.map(({ out: _, ...measured }) => measured),
        home: home.rows,
        documentsOfAnEdit: documents,
      },
    };
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function transferTable(transfers: readonly Transfer[], start: MeasuredCommand): Table {
  return {
    columns: ['work', 'goal', 'CPU s', 'whole command', 'wall s', 'peak MB'],
    cells: transfers.map(({ work, goal, cpuSeconds, wallSeconds, peakBytes }) => [
      work,
      goal,
      (cpuSeconds - start.cpuSeconds).toFixed(2),
      cpuSeconds.toFixed(2),
      wallSeconds.toFixed(2),
      (peakBytes / 1e6).toFixed(0),
    ]),
  };
}

const commandOptions = (app: RunningApp) => ({
  env: { LECTERN_DATA: app.dataDir, PORT: String(app.port) },
  servers: () => serversOf(app),
});

/** The middle one of some: the first may still have to compile the line tool. */
async function measureStart(app: RunningApp): Promise<MeasuredCommand> {
  const starts: MeasuredCommand[] = [];
  while (starts.length < startsMeasured) {
    starts.push(await measureCommand(['course', 'list', '--json'], commandOptions(app)));
  }
  const middle = starts.find(({ cpuSeconds }) => cpuSeconds === median(starts.map((start) => start.cpuSeconds)));
  if (!middle) {
    throw new Error('No start of a command was measured');
  }
  return middle;
}

async function measureTransfers(
  app: RunningApp,
  folder: string,
  shape: CourseShape,
  name: string,
  [importGoal, exportGoal]: readonly [string, string],
) {
  const archive = join(folder, `${shape.run}.tar.gz`);
  writeFileSync(archive, await packCourse(generateCourse(shape)));
  const options = commandOptions(app);
  const coming = await measureCommand(['course', 'import', archive, '--json'], options);
  const { courseKey, root } = imported.parse(JSON.parse(coming.out));
  const going = await measureCommand(['course', 'export', courseKey, `${archive}.out.tar.gz`, '--json'], options);
  const transfers: Transfer[] = [
    { work: `import, ${name}`, goal: importGoal, ...coming },
    { work: `export, ${name}`, goal: exportGoal, ...going },
  ];
  return { courseKey, root, transfers };
}

async function measureHome(app: RunningApp, courseKey: string) {
  const learners = await learnersToMeasureWith(app, courseKey, span.connections);
  const home: AppWork = {
    work: 'home of the large course, one section open, signed in',
    goalMs: 5,
    step: async (send, index) => {
      const cookie = learners[index % learners.length]?.cookie ?? '';
      const reply = await send({ path: `/courses/${courseKey}?section=chapter@s7`, headers: { cookie } });
      return reply.status === 200 && reply.body.includes('Unit s7-0-9') && !reply.body.includes('Unit s8-0-0');
    },
  };
  return await measureWorks(app, [home], span);
}

/** Writes another version of one problem and of everything that it stands in; answers how many documents were new. */
async function measureEdit(app: RunningApp, root: string): Promise<number> {
  const courseware = connectCourseware(readRunFile(app.dataDir)?.mongodbUri ?? '');
  try {
    const { written } = await writeEdit(courseware, root, 'problem@s7-3-2-p1', '<problem><p>Edited</p></problem>');
    // And the revision that names the new root.
    return written + 1;
  } finally {
    await courseware.close();
  }
}
