import { announceCertificate } from './functions/announce-certificate';
import { checkGrades } from './functions/check-grades';
import { eraseCertificates } from './functions/erase-certificates';
import { gradeLearner } from './functions/grade-learner';
import { issueCertificate } from './functions/issue-certificate';
import { listRevocation } from './functions/list-revocation';
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
  eraseCertificates,
  gradeLearner,
  issueCertificate,
  listRevocation,
  raiseAlert,
  regradeCourse,
  releaseCertificates,
  rescoreProblem,
  reviewCertificates,
];
