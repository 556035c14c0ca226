export { notifyReader } from './notify-reader';
export { type LetterKind, type Reader, sendLetter } from './send-letter';
export { type Mail, sendMail } from './send-mail';
