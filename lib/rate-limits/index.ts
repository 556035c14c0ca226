export { type LimitName, limits, readLimits } from './limits';
export { purgeAttempts } from './purge-attempts';
export { returnAttempt, takeAttempt } from './take-attempt';
export { takeInBurst } from './take-in-burst';
