export * from './accounts';
export * from './certificates';
export * from './courses';
export * from './grades';
export * from './learning';
export * from './records';
export * from './webhooks';
export * from './workflows';
