import { acceptInvitations } from './functions/accept-invitations';
import { announceCertificate } from './functions/announce-certificate';
import { checkGrades } from './functions/check-grades';
import { confirmEnrollment } from './functions/confirm-enrollment';
import { deliverWebhook } from './functions/deliver-webhook';
import { eraseCertificates } from './functions/erase-certificates';
import { eraseTraces } from './functions/erase-traces';
import { fanOutWebhooks } from './functions/fan-out-webhooks';
import { gradeLearner } from './functions/grade-learner';
import { importCourse } from './functions/import-course';
import { issueCertificate } from './functions/issue-certificate';
import { listRevocation } from './functions/list-revocation';
import { makeGradeReport } from './functions/make-grade-report';
import { markRollups } from './functions/mark-rollups';
import { purgeWebhooks } from './functions/purge-webhooks';
import { raiseAlert } from './functions/raise-alert';
import { readArchive } from './functions/read-archive';
import { refreshRollups } from './functions/refresh-rollups';
import { regradeCourse } from './functions/regrade-course';
import { regradeReleased } from './functions/regrade-released';
import { regradeTester } from './functions/regrade-tester';
import { releaseCertificates } from './functions/release-certificates';
import { rescoreProblem } from './functions/rescore-problem';
import { reviewCertificates } from './functions/review-certificates';
import { sendMail } from './functions/send-mail';

export { inngest } from './client';
export { surroundWorkflows } from './context';

/** Every function that runs here, by whichever engine. */
export const functions = [
  acceptInvitations,
  announceCertificate,
  checkGrades,
  confirmEnrollment,
  deliverWebhook,
  eraseCertificates,
  eraseTraces,
  fanOutWebhooks,
  gradeLearner,
  importCourse,
  issueCertificate,
  listRevocation,
  makeGradeReport,
  markRollups,
  purgeWebhooks,
  raiseAlert,
  readArchive,
  refreshRollups,
  regradeCourse,
  regradeReleased,
  regradeTester,
  releaseCertificates,
  rescoreProblem,
  reviewCertificates,
  sendMail,
];
