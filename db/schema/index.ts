export * from './accounts';
export * from './courses';
export * from './learning';
export * from './records';
export * from './workflows';
