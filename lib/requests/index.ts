export { addressGroup, clientAddress } from './client-address';
export { isOwnForm } from './own-form';
export { safeReturnPath, withReturnPath } from './return-path';
export { isServedByHttps, type SiteAddress, siteOrigin } from './site-origin';
