export { addNetwork } from './add-network';
export { addressGroup, clientAddress } from './client-address';
export { nameDownload } from './name-download';
export { isOwnForm } from './own-form';
export { processOrigin } from './process-origin';
export { safeReturnPath, withReturnPath } from './return-path';
export { isServedByHttps, type SiteAddress, siteOrigin } from './site-origin';
