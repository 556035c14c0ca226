import { announceCertificate } from './functions/announce-certificate';
import { eraseCertificates } from './functions/erase-certificates';
import { issueCertificate } from './functions/issue-certificate';
import { listRevocation } from './functions/list-revocation';
import { raiseAlert } from './functions/raise-alert';
import { releaseCertificates } from './functions/release-certificates';
import { reviewCertificates } from './functions/review-certificates';

export { inngest } from './client';
export { surroundWorkflows } from './context';

/** Every function that runs here, by whichever engine. */
export const functions = [
  announceCertificate,
  eraseCertificates,
  issueCertificate,
  listRevocation,
  raiseAlert,
  releaseCertificates,
  reviewCertificates,
];
