import { beginReport, failReport, finishReport, writeReportPart } from '@/lib/reports';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'make-grade-report';
const learnersAtOnce = 250;

/** Writes the grades of a course into a report, some learners at once; after a restart it goes on where it was. */
export const makeGradeReport = inngest.createFunction(
  {
    id,
    triggers: [on('reports/report.requested')],
    concurrency: { limit: 1, key: 'event.data.courseKey' },
    onFailure: async ({ event, step }) => {
      const { courseKey, reportId } = event.data.event.data;
      await step.run('fail', () => failReport(workflowContext(id), { courseKey, reportId }));
    },
  },
  async ({ event, step }) => {
    const { courseKey, reportId } = event.data;
    await step.run('begin', () => beginReport(workflowContext(id), { courseKey, reportId }));
    const parts: string[] = [];
    let done = 0;
    let after: string | null = '';
    for (let number = 1; after !== null; number += 1) {
      const from: string = after;
      const before = done;
      const part = await step.run(`part-${number}`, () =>
        writeReportPart(workflowContext(id), { courseKey, reportId, after: from, limit: learnersAtOnce, done: before }),
      );
      parts.push(...(part.hash === null ? [] : [part.hash]));
      done += part.learners;
      after = part.last;
    }
    const all = done;
    await step.run('finish', () => finishReport(workflowContext(id), { courseKey, reportId, parts, done: all }));
    return { learners: all };
  },
);
