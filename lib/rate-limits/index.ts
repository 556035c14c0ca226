export { type LimitName, limits } from './limits';
export { returnAttempt, takeAttempt } from './take-attempt';
