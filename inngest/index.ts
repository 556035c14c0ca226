import { checkGrades } from './functions/check-grades';
import { gradeLearner } from './functions/grade-learner';
import { raiseAlert } from './functions/raise-alert';
import { regradeCourse } from './functions/regrade-course';
import { rescoreProblem } from './functions/rescore-problem';

export { inngest } from './client';
export { surroundWorkflows } from './context';

/** Every function that runs here, by whichever engine. */
export const functions = [checkGrades, gradeLearner, raiseAlert, regradeCourse, rescoreProblem];
