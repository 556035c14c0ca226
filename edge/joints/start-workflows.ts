/** Nothing runs beside pages here: the worker has the engine. */
export const startWorkflows: typeof import('@/inngest/start').startWorkflows = async () => ({ stop: async () => {} });
