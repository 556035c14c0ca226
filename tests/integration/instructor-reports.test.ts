import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, reports, users } from '@/db/schema';
import { makeGradeReport } from '@/inngest/functions/make-grade-report';
import { collectCourseware } from '@/lib/courses';
import { gradeLearner } from '@/lib/grades';
import { beginReport, failReport, listReports, openReport, requestReport, writeReportPart } from '@/lib/reports';
import { reportContent } from '@/lib/reports/model';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { runWorkflows } from '../support/run-workflows';
import { answer, as, outsiders, taughtCourse, teacher } from '../support/taught-course';

const words = {
  name: 'Name',
  email: 'Mail',
  userId: 'Account',
  mode: 'Track',
  cohort: 'Cohort',
  grade: 'Grade',
  letter: 'Letter',
  passed: 'Passed',
  yes: 'yes',
  no: 'no',
};

describe.each(drivers)('a report of grades, over %s', (driver) => {
  let stores: FreshStores;
  const instructor = () => as(stores, teacher('instructor'));
  const fetchReport = async (reportId: string) => {
    const { bytes } = await openReport(instructor(), { courseKey, reportId, words });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await new Response(bytes).arrayBuffer());
    expect(text.startsWith('\uFEFF')).toBe(true);
    return text.slice(1).split('\r\n');
  };

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores, taughtCourse);
    const ada = await addLearner(stores, 'ada');
    await addLearner(stores, 'bob');
    await addLearner(stores, 'eve');
    await stores.db.update(users).set({ name: '=cmd|calc' }).where(eq(users.id, 'ada'));
    await answer(ada, 'ask', 'number', '42');
    await gradeLearner(stores.context(), { userId: 'ada', courseKey });
  });
  afterAll(() => stores.close());

  const reportOf = async (id: string) =>
    (await listReports(instructor(), { courseKey })).find((report) => report.id === id);

  let reportId = '';
  it('is asked for once at a time, with an audit row', async () => {
    ({ reportId } = await requestReport(instructor(), { courseKey }));
    await expect(requestReport(instructor(), { courseKey })).rejects.toMatchObject({ code: 'reports.under-way' });
    await expect(openReport(instructor(), { courseKey, reportId, words })).rejects.toMatchObject({
      code: 'reports.not-ready',
    });
    const rows = (await stores.db.select().from(auditEntries)).filter(({ action }) => action === 'report.request');
    expect(rows).toMatchObject([{ actor: 'teacher', target: reportId, courseKey }]);
  });

  it('is made by a workflow, and fetched as CSV that no spreadsheet computes', async () => {
    const workflows = await runWorkflows(stores, { functions: [makeGradeReport] });
    await workflows.settle();
    await workflows.stop();
    expect(await listReports(instructor(), { courseKey })).toMatchObject([
      { id: reportId, state: 'done', done: 3, total: 3, requestedAt: testNow },
    ]);
    expect(await fetchReport(reportId)).toEqual([
      'Name,Mail,Account,Track,Cohort,Grade,Letter,Passed,Q 01 Quiz,Q 02 Over',
      `"'=cmd|calc",ada@example.org,ada,audit,,42,,no,83.33,`,
      'bob,bob@example.org,bob,audit,,,,no,,',
      'eve,eve@example.org,eve,audit,,,,no,,',
      '',
    ]);
  });

  it('holds ids alone in the stores, and no name of who was erased meanwhile', async () => {
    const [row] = await stores.db.select().from(reports).where(eq(reports.id, reportId));
    const { parts } = reportContent.parse(row?.content);
    for (const hash of parts) {
      expect(await new Response(await stores.courseware.openFile(hash)).text()).not.toMatch(/example\.org|calc/);
    }
    await stores.db.update(users).set({ name: '', email: 'bob@deleted.invalid' }).where(eq(users.id, 'bob'));
    expect((await fetchReport(reportId))[2]).toBe(',,bob,audit,,,,no,,');
  });

  it('is spared by the collector of courseware', async () => {
    const later = stores.context({ now: new Date(testNow.getTime() + 5 * 86_400_000) });
    await collectCourseware(later);
    expect(await fetchReport(reportId)).toHaveLength(5);
  });

  it('goes on where it was: a part that is written twice is the same file', async () => {
    const { reportId: next } = await requestReport(instructor(), { courseKey });
    const system = stores.context();
    expect(await beginReport(system, { courseKey, reportId: next })).toEqual({ total: 3 });
    const part = () => writeReportPart(system, { courseKey, reportId: next, after: '', limit: 2, done: 0 });
    const first = await part();
    expect(first).toMatchObject({ learners: 2, last: 'bob' });
    expect(await part()).toEqual(first);
    expect(await writeReportPart(system, { courseKey, reportId: next, after: 'bob', limit: 2, done: 2 })).toMatchObject(
      { learners: 1, last: null },
    );
    expect(await reportOf(next)).toMatchObject({ state: 'running', done: 3, total: 3 });
    await failReport(system, { courseKey, reportId: next });
    expect(await reportOf(next)).toMatchObject({ state: 'failed' });
    // Another can be asked for.
    expect((await requestReport(instructor(), { courseKey })).reportId).not.toBe(next);
  });

  it.each([...outsiders, ['staff who may not fetch reports', teacher('staff'), 'Forbidden'] as const])(
    'is closed to %s',
    async (_who, actor, kind) => {
      const ctx = as(stores, actor);
      await expect(requestReport(ctx, { courseKey })).rejects.toMatchObject({ kind });
      await expect(listReports(ctx, { courseKey })).rejects.toMatchObject({ kind });
      await expect(openReport(ctx, { courseKey, reportId, words })).rejects.toMatchObject({ kind });
    },
  );

  it('is not there for another course', async () => {
    const elsewhere = 'course-v1:Org+Other+r1';
    const ctx = as(stores, teacher('instructor', elsewhere));
    await expect(openReport(ctx, { courseKey: elsewhere, reportId, words })).rejects.toMatchObject({
      code: 'reports.not-found',
    });
  });
});
