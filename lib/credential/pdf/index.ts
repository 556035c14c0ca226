export { type DrawnCertificate, drawCertificate } from './draw-certificate';
export type { CertificateContent, CertificateFace, FaceStyle, Signatory } from './model';
