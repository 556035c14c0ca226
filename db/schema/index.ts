export * from './accounts';
export * from './courses';
export * from './grades';
export * from './learning';
export * from './mails';
export * from './records';
export * from './rollups';
export * from './workflows';
