export { type AllowList, readAllowList } from './allow-list';
export { isPublicAddress } from './is-public-address';
export { readTarget } from './read-target';
export { type OutboundRequest, type OutboundResponse, sendRequest } from './send-request';
