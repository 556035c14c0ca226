export { type AssignedLearners, assignLearners, assignLearnersInput } from './assign-learners';
export { changeCohort, changeCohortInput } from './change-cohort';
export { chooseCohort } from './choose-cohort';
export { createCohort, createCohortInput } from './create-cohort';
export { distributeLearners } from './distribute-learners';
export { listAutomaticCohorts } from './list-automatic-cohorts';
export { type Cohort, listCohorts } from './list-cohorts';
