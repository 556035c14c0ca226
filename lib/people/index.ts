export { exportPerson, type PersonalData } from './export-person';
