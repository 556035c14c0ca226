export { commentOnUnit, commentOnUnitInput } from './comment-on-unit';
export { eraseComments } from './erase-comments';
export { listThreads } from './list-threads';
export type * from './model';
export { resolveThread, resolveThreadInput } from './resolve-thread';
