import { checkGrades } from './functions/check-grades';
import { deliverWebhook } from './functions/deliver-webhook';
import { fanOutWebhooks } from './functions/fan-out-webhooks';
import { gradeLearner } from './functions/grade-learner';
import { purgeWebhooks } from './functions/purge-webhooks';
import { raiseAlert } from './functions/raise-alert';
import { regradeCourse } from './functions/regrade-course';
import { rescoreProblem } from './functions/rescore-problem';

export { inngest } from './client';
export { surroundWorkflows } from './context';

/** Every function that runs here, by whichever engine. */
export const functions = [
  checkGrades,
  deliverWebhook,
  fanOutWebhooks,
  gradeLearner,
  purgeWebhooks,
  raiseAlert,
  regradeCourse,
  rescoreProblem,
];
