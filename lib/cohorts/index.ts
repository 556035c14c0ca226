export { type AssignedLearners, assignLearners, assignLearnersInput } from './assign-learners';
export { changeCohort, changeCohortInput } from './change-cohort';
export { createCohort, createCohortInput } from './create-cohort';
export { distributeLearners } from './distribute-learners';
export { type Cohort, listCohorts } from './list-cohorts';
