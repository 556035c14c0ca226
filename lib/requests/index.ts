export { addressGroup, clientAddress } from './client-address';
export { safeReturnPath, withReturnPath } from './return-path';
export { isServedByHttps, type SiteAddress, siteOrigin } from './site-origin';
