export { type OutboundRequest, type OutboundResponse, sendRequest } from '@/lib/outbound/send-request';
export { type AllowList, readAllowList } from './allow-list';
export { isPublicAddress } from './is-public-address';
export { readTarget } from './read-target';
