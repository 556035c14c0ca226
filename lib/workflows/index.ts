export { assertDrained } from './assert-drained';
export { raiseAlert } from './raise-alert';
export { readWorkflowStatus, type WorkflowStatus } from './read-status';
export { tellOfAlert } from './tell-of-alert';
