import { unavailable } from '@/lib/errors';

export type { OutboundRequest, OutboundResponse } from '@/lib/outbound/send-request';

/** Webhooks are delivered by workflows, in the worker, which can choose the address that it connects to. */
export const sendRequest: typeof import('@/lib/outbound/send-request').sendRequest = async () => {
  throw unavailable('outbound.not-here', 'Addresses are asked by the worker of this site.');
};
