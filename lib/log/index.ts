export { captureConsole } from './capture-console';
export { type DescribedError, describeError } from './describe-error';
export { isStoreDown } from './is-store-down';
export { type LogFields, type LogLevel, log, recordError, recordFailure, sendLogTo } from './log';
export { currentScope, enterScope, runInScope, type Scope } from './scope';
export { scrubText } from './scrub-text';
