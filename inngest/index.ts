import { announceCertificate } from './functions/announce-certificate';
import { checkGrades } from './functions/check-grades';
import { deliverWebhook } from './functions/deliver-webhook';
import { eraseCertificates } from './functions/erase-certificates';
import { fanOutWebhooks } from './functions/fan-out-webhooks';
import { gradeLearner } from './functions/grade-learner';
import { issueCertificate } from './functions/issue-certificate';
import { listRevocation } from './functions/list-revocation';
import { purgeWebhooks } from './functions/purge-webhooks';
import { raiseAlert } from './functions/raise-alert';
import { regradeCourse } from './functions/regrade-course';
import { releaseCertificates } from './functions/release-certificates';
import { rescoreProblem } from './functions/rescore-problem';
import { reviewCertificates } from './functions/review-certificates';

export { inngest } from './client';
export { surroundWorkflows } from './context';

/** Every function that runs here, by whichever engine. */
export const functions = [
  announceCertificate,
  checkGrades,
  deliverWebhook,
  eraseCertificates,
  fanOutWebhooks,
  gradeLearner,
  issueCertificate,
  listRevocation,
  purgeWebhooks,
  raiseAlert,
  regradeCourse,
  releaseCertificates,
  rescoreProblem,
  reviewCertificates,
];
