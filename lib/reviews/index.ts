export { commentOnUnit, commentOnUnitInput } from './comment-on-unit';
export { listThreads } from './list-threads';
export type * from './model';
export { resolveThread, resolveThreadInput } from './resolve-thread';
