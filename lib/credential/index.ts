export { badgeAddresses } from './badge-addresses';
export { buildAchievementDocument } from './build-achievement-document';
export { buildCredential } from './build-credential';
export { buildIssuerDocument } from './build-issuer-document';
export { buildStatusList, type StatusListInput } from './build-status-list';
export { hashIdentity } from './hash-identity';
export type { Achievement, Alignment, CredentialInput, Document, IssuerProfile } from './model';
export type { LoadText } from './resolve-key';
export { signCredential } from './sign-credential';
export { importSigningKeys, type PublicKey, type SigningKeys } from './signing-keys';
export { encodeStatusList, minimumStatusListLength } from './status-list';
export {
  type Check,
  type CheckName,
  type Verification,
  type VerifyOptions,
  verifyCredential,
} from './verify-credential';
