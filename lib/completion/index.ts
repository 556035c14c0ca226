export { leavesOfCourse } from './leaves-of-course';
export { listUnitLeaves, measureUnits, type UnitLeaves, type UnitProgress } from './measure-units';
export { findAllCompleted, findCompleted, markCompleted } from './queries';
