export { loadCertificateFaces } from './load-certificate-faces';
