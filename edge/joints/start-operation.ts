import { captureConsole } from '@/lib/log';

/** workerd takes and ends requests by itself; what each begins with is in `edge/worker.ts`. */
export const startOperation: typeof import('@/lib/operation/start-operation').startOperation = async () =>
  captureConsole();

/** Each request tries again. */
export const failStart: typeof import('@/lib/operation/start-operation').failStart = (error) => {
  throw error;
};
