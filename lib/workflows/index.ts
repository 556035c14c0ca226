export { raiseAlert } from './raise-alert';
export { readWorkflowEngine, type WorkflowEngine } from './read-engine';
export { tellOfAlert } from './tell-of-alert';
