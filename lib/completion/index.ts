export { measureUnits, type UnitProgress } from './measure-units';
export { findAllCompleted, findCompleted, markCompleted } from './queries';
