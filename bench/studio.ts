import { z } from 'zod';
import { connectDb } from '@/db/client';
import { roles } from '@/db/schema';
import { readRunFile } from '@/engines/run-file';
import { lectern, type RunningApp, sharedCourse } from '../tests/support/app';
import { aboutSpan } from './measure/in-turns';
import { learnersToMeasureWith, type MeasuringLearner } from './measure/learners/learners-to-measure-with';
import { type AppWork, measureApp } from './measure/measure-app';
import type { BenchResult } from './measure/result';

const archive = 'openedx-demo-course-AGPL-3.0.tar.gz';
const connections = 8;
/** Until V8 has compiled what is hot, as for the pages of learners. */
const span = { connections, warmUpSeconds: 12, turns: 7, seconds: 2.5 };
const imported = z.object({ courseKey: z.string() });

/** CPU, throughput and latency of the studio's pages over the demo course of Open edX (58 units), for its team. */
export async function benchStudio(): Promise<BenchResult> {
  const path = sharedCourse(archive);
  if (!path) {
    throw new Error(
      `The demo course of Open edX (${archive}) does not lie beside this checkout: nothing was measured.`,
    );
  }
  const { rows, table } = await measureApp(span, {}, async (app) => {
    const { courseKey } = imported.parse(JSON.parse(await lectern(app, ['course', 'import', path, '--json'])));
    const team = await learnersToMeasureWith(app, courseKey, connections);
    await giveRole(app, courseKey, team);
    const page = (work: string, goalMs: number | null, address: string, marker: string): AppWork => ({
      work,
      goalMs,
      step: async (send, index) => {
        const cookie = team[index % team.length]?.cookie ?? '';
        const reply = await send({ path: address, headers: { cookie } });
        return reply.status === 200 && reply.body.includes(marker);
      },
    });
    const studio = `/studio/${courseKey}`;
    const unit = await firstUnit(app, team[0]?.cookie ?? '', studio);
    return [
      page('outline, 58 units', 5, studio, 'data-key'),
      page('outline, a unit chosen', null, `${studio}?block=${unit}`, 'studio-log'),
      page('a unit in its editor', null, `${studio}/units/${unit}`, unit),
    ];
  });
  return {
    title: 'The studio',
    about: `The demo course of Open edX, for its team. ${aboutSpan(span)}`,
    tables: [table],
    figures: { rows },
  };
}

/** Makes the people of a load the course's team. */
async function giveRole(app: RunningApp, courseKey: string, people: readonly MeasuringLearner[]): Promise<void> {
  const { db, close } = connectDb(readRunFile(app.dataDir)?.databaseUrl ?? '', { connectionLimit: 1 });
  const createdAt = new Date();
  await db
    .insert(roles)
    .values(people.map(({ userId }) => ({ userId, role: 'staff' as const, scope: courseKey, createdAt })));
  await close();
}

async function firstUnit(app: RunningApp, cookie: string, studio: string): Promise<string> {
  const outline = await (await fetch(`${app.url}${studio}`, { headers: { cookie } })).text();
  const unit = /vertical@[\w.-]+/.exec(outline)?.[0];
  if (!unit) {
    throw new Error('The outline of the demo course names no unit.');
  }
  return unit;
}
