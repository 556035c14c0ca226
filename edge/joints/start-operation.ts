import { captureConsole } from '@/lib/log';

/** workerd takes and ends requests by itself; what each begins with is in `edge/worker.ts`. */
export const startOperation: typeof import('@/lib/operation/start-operation').startOperation = async () =>
  captureConsole();
