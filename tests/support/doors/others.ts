import * as catalog from '@/lib/catalog';
import * as certificates from '@/lib/certificates';
import * as reports from '@/lib/reports';
import * as rollups from '@/lib/rollups';
import * as site from '@/lib/site';
import * as webhooks from '@/lib/webhooks';
import * as workflows from '@/lib/workflows';
import { days } from './people';
import { onlyMissing, open, own, published, reads, statement, type Tries, workflow, writes } from './try';

const words: reports.ReportWords = {
  name: 'Name',
  email: 'Email',
  userId: 'Id',
  mode: 'Mode',
  cohort: 'Cohort',
  grade: 'Grade',
  letter: 'Letter',
  passed: 'Passed',
  yes: 'yes',
  no: 'no',
};
const noCertificate = 'needs an issued certificate: certificates.test.ts';
const noRun = 'needs a run in the journal: workflow-admin.test.ts';

export const triesOfOthers: Tries = {
  'catalog.listSiteCourses': reads((ctx) => catalog.listSiteCourses(ctx)),
  'catalog.listTaughtCourses': own,
  'catalog.listTeamCourses': own,
  'certificates.addToAllowList': writes((ctx, { course, user }) =>
    certificates.addToAllowList(ctx, { courseKey: course, userId: user, note: 'A note.' }),
  ),
  'certificates.eraseCertificates': workflow,
  'certificates.findOwnCertificate': open('called with whom the page’s own query has proved'),
  'certificates.getAchievement': published,
  'certificates.getCertificate': published,
  'certificates.getCredential': published,
  'certificates.getIssuer': published,
  'certificates.getStatusList': published,
  'certificates.invalidateCertificate': writes(
    (ctx, { course, user }) =>
      certificates.invalidateCertificate(ctx, { courseKey: course, userId: user, reason: 'A reason.' }),
    noCertificate,
  ),
  'certificates.issueCertificate': workflow,
  'certificates.listOwnCertificates': own,
  'certificates.listRevocation': workflow,
  'certificates.printCertificate': published,
  'certificates.regenerateCertificate': writes(
    (ctx, { course, user }) => certificates.regenerateCertificate(ctx, { courseKey: course, userId: user }),
    noCertificate,
  ),
  'certificates.releaseCertificates': workflow,
  'certificates.tellOfCertificate': workflow,
  'certificates.verifyCertificate': published,
  'outbox.publish': statement,
  'outbox.publishAll': statement,
  'permissions.hideUnlessPermitted': open('is what asks'),
  'permissions.requirePermission': open('is what asks'),
  'permissions.requireSomebody': open('is what asks'),
  'rate-limits.purgeAttempts': workflow,
  'rate-limits.returnAttempt': open('counts'),
  'rate-limits.takeAttempt': open('counts'),
  'rate-limits.takeInBurst': open('counts'),
  'reports.beginReport': writes(
    (ctx, { course, report }) => reports.beginReport(ctx, { courseKey: course, reportId: report }),
    'a step of a workflow; the request has its row',
  ),
  'reports.failReport': writes(
    (ctx, { course, report }) => reports.failReport(ctx, { courseKey: course, reportId: report }),
    'a step of a workflow; the request has its row',
  ),
  'reports.finishReport': writes(
    (ctx, { course, report }) => reports.finishReport(ctx, { courseKey: course, reportId: report, parts: [], done: 0 }),
    'a step of a workflow; the request has its row',
  ),
  'reports.listReports': reads((ctx, { course }) => reports.listReports(ctx, { courseKey: course })),
  'reports.openReport': reads(async (ctx, { course, report }) => {
    await reports.openReport(ctx, { courseKey: course, reportId: report, words });
  }),
  'reports.requestReport': writes((ctx, { course }) => reports.requestReport(ctx, { courseKey: course })),
  'reports.writeReportPart': writes(
    (ctx, { course, report }) =>
      reports.writeReportPart(ctx, { courseKey: course, reportId: report, after: '', limit: 1, done: 0 }),
    'a step of a workflow; the request has its row',
  ),
  'rollups.listMarkedRollups': workflow,
  'rollups.markRollups': workflow,
  'rollups.markWatched': workflow,
  'rollups.readBlockCompletion': reads((ctx, { course }) =>
    rollups.readBlockCompletion(ctx, { courseKey: course, ...days }),
  ),
  'rollups.readCourseActivity': reads((ctx, { course }) =>
    rollups.readCourseActivity(ctx, { courseKey: course, by: 'day', ...days }),
  ),
  'rollups.readGradeDistribution': reads((ctx, { course }) =>
    rollups.readGradeDistribution(ctx, { courseKey: course }),
  ),
  'rollups.readProblemInsight': reads((ctx, { course }) =>
    rollups.readProblemInsight(ctx, { courseKey: course, ...days }),
  ),
  'rollups.readProblemStats': reads((ctx, { course }) => rollups.readProblemStats(ctx, { courseKey: course, ...days })),
  'rollups.readSiteActivity': reads((ctx) => rollups.readSiteActivity(ctx, days)),
  'rollups.readUnitCompletion': reads((ctx, { course }) =>
    rollups.readUnitCompletion(ctx, { courseKey: course, ...days }),
  ),
  'rollups.readVideoCompletion': reads((ctx, { course }) =>
    rollups.readVideoCompletion(ctx, { courseKey: course, ...days }),
  ),
  'rollups.readVideoStats': reads((ctx, { course }) => rollups.readVideoStats(ctx, { courseKey: course, ...days })),
  'rollups.rebuildRollups': writes(
    (ctx, { course }) => rollups.rebuildRollups(ctx, { courseKey: course, ...days }),
    'works out again what is derived; nothing that anybody decided is changed',
  ),
  'rollups.refreshPart': workflow,
  'site.changeSiteSettings': writes((ctx) =>
    site.changeSiteSettings(ctx, { section: 'general', rev: 0, value: { name: 'Another name' } }),
  ),
  'site.openSiteSettings': reads((ctx) => site.openSiteSettings(ctx)),
  'site.readSiteSettings': open('what every page shows to everybody'),
  'webhooks.addWebhook': writes((ctx, { course }) =>
    webhooks.addWebhook(ctx, {
      url: 'https://hooks.example.org/new',
      events: ['enrollment.created'],
      scope: course,
    }),
  ),
  'webhooks.attemptDelivery': workflow,
  'webhooks.enableWebhook': writes(
    (ctx, { endpoint }) => webhooks.enableWebhook(ctx, { id: endpoint }),
    'changes nothing of one that is enabled: webhook-outages.test.ts',
  ),
  'webhooks.eraseMessages': workflow,
  'webhooks.fanOutEvents': workflow,
  'webhooks.hasOldSeals': workflow,
  'webhooks.listMessages': reads((ctx, { endpoint }) => webhooks.listMessages(ctx, { endpointId: endpoint })),
  'webhooks.listWebhooks': reads((ctx, { course }) => webhooks.listWebhooks(ctx, { scope: course })),
  'webhooks.pauseWebhook': writes((ctx, { endpoint }) => webhooks.pauseWebhook(ctx, { id: endpoint })),
  'webhooks.purgeMessages': workflow,
  'webhooks.redeliverMessage': writes((ctx, { message }) => webhooks.redeliverMessage(ctx, { id: message })),
  'webhooks.redeliverSince': writes((ctx, { endpoint }) =>
    webhooks.redeliverSince(ctx, { since: new Date('2026-01-01T00:00:00Z'), endpointId: endpoint }),
  ),
  'webhooks.removeWebhook': writes((ctx, { endpoint }) => webhooks.removeWebhook(ctx, { id: endpoint })),
  'webhooks.resealWebhooks': writes(
    (ctx) => webhooks.resealWebhooks(ctx, { after: '', limit: 1 }),
    'writes nothing where the key is the newest: secrets-rotation.test.ts',
  ),
  'webhooks.rotateWebhook': writes((ctx, { endpoint }) => webhooks.rotateWebhook(ctx, { id: endpoint })),
  'webhooks.tellOfFailures': workflow,
  'webhooks.testWebhook': writes((ctx, { endpoint }) => webhooks.testWebhook(ctx, { id: endpoint })),
  'workflows.assertDrained': workflow,
  'workflows.cancelRun': writes((ctx, { run }) => workflows.cancelRun(ctx, { runId: run }), noRun),
  'workflows.dismissAlert': writes((ctx, { alert }) => workflows.dismissAlert(ctx, { alertId: alert })),
  'workflows.eraseRuns': workflow,
  'workflows.getRun': reads((ctx, { run }) => workflows.getRun(ctx, { runId: run }).catch(onlyMissing)),
  'workflows.listAlerts': reads((ctx) => workflows.listAlerts(ctx)),
  'workflows.listFunctions': reads((ctx) => workflows.listFunctions(ctx)),
  'workflows.listRuns': reads((ctx) => workflows.listRuns(ctx)),
  'workflows.raiseAlert': workflow,
  'workflows.readWorkflowStatus': reads((ctx) => workflows.readWorkflowStatus(ctx)),
  'workflows.retryRun': writes((ctx, { run }) => workflows.retryRun(ctx, { runId: run }), noRun),
  'workflows.tellOfAlert': workflow,
};
