export { listReports } from './list-reports';
export { beginReport } from './make/begin-report';
export { failReport } from './make/fail-report';
export { finishReport } from './make/finish-report';
export { writeReportPart } from './make/write-report-part';
export type { Report } from './model';
export { openReport, type ReportWords } from './open-report';
export { requestReport } from './request-report';
