/**
 * The journal of the embedded workflow engine: every statement on its tables and on the outboxes as it reads them. Nothing
 * here knows the protocol or a function; `inngest/embedded` does.
 */
export { recordFailedAttempt } from './attempts';
export { type CompletedRun, completeRuns } from './complete-runs';
export { countOutbox, countWork, type JournalWork } from './count-work';
export { markSentEvents, readSentEvents, sendEvents } from './events';
export { addToBatches, type BatchGroup, debounce, isGroupBusy, takeBatches, takeDebounced } from './groups';
export {
  type Claim,
  claimJobs,
  enqueue,
  extendClaims,
  finishJob,
  type Job,
  keepClaim,
  nextDue,
  putOff,
  returnClaims,
} from './jobs';
export { hashKey, takeKey } from './keys';
export type * from './model';
export { openJournal } from './open-journal';
export {
  lockCursor,
  markTaken,
  moveCursor,
  type OutboxEvent,
  type OutboxRows,
  prepareCursor,
  readOutbox,
  rowsOf,
} from './outbox';
export { areJobsDue, peek } from './peek';
export { purgeJournal, purgeRunsNaming } from './purge';
export { type CallState, readCalls } from './read-call';
export {
  continueRun,
  type Ending,
  finishRun,
  lockRun,
  markPlanned,
  type NewRun,
  readWakeData,
  recordSteps,
  type StepRecord,
  startRuns,
  type WakeData,
  wakeRun,
} from './runs';
export { inJournal } from './transaction';
export { addWaits, findAwaited, findWaits, type NewWait } from './waits';
