export { notifyReader } from './notify-reader';
export { queueLetter } from './queue-letter';
export type { QueuedLetter, QueuedLetterKind, SecretLinks } from './queued-letter';
export { type LetterKind, type Reader, sendLetter } from './send-letter';
export { type Mail, sendMail } from './send-mail';
export { type QueuedOutcome, sendQueuedLetter } from './send-queued-letter';
export { letterWantedInput, setLetterWanted } from './set-letter-wanted';
export { suppressAddress, suppressAddressInput } from './suppress-address';
