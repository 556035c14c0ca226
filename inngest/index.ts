import { checkGrades } from './functions/check-grades';
import { confirmEnrollment } from './functions/confirm-enrollment';
import { gradeLearner } from './functions/grade-learner';
import { markRollups } from './functions/mark-rollups';
import { raiseAlert } from './functions/raise-alert';
import { refreshRollups } from './functions/refresh-rollups';
import { regradeCourse } from './functions/regrade-course';
import { rescoreProblem } from './functions/rescore-problem';
import { sendMail } from './functions/send-mail';

export { inngest } from './client';
export { surroundWorkflows } from './context';

/** Every function that runs here, by whichever engine. */
export const functions = [
  checkGrades,
  confirmEnrollment,
  gradeLearner,
  markRollups,
  raiseAlert,
  refreshRollups,
  regradeCourse,
  rescoreProblem,
  sendMail,
];
