export { checkPassword, checkPasswordInput } from './check-password';
export { createDemoAccounts, type DemoAccount, demoRoles } from './create-demo-accounts';
export { createUser } from './create-user';
export { issueResetLink } from './issue-reset-link';
export { changePassword, changePasswordInput } from './profile/change-password';
export { confirmEmailChange, confirmEmailChangeInput } from './profile/confirm-email-change';
export { deleteAccount, deleteAccountInput } from './profile/delete-account';
export { findProfile, type Profile } from './profile/find-profile';
export { requestEmailChange, requestEmailChangeInput } from './profile/request-email-change';
export { signOutEverywhere } from './profile/sign-out-everywhere';
export { updateProfile, updateProfileInput } from './profile/update-profile';
export { type Account, findAccount, findNames } from './queries';
export { registerUser, registration } from './register-user';
export { requestPasswordReset, requestPasswordResetInput } from './request-password-reset';
export { requestVerification, requestVerificationInput } from './request-verification';
export { resetPassword, resetPasswordInput } from './reset-password';
export { grantRole } from './roles/grant-role';
export { listRoleHolders, type RoleHolder } from './roles/list-role-holders';
export { listSiteAdmins } from './roles/list-site-admins';
export { revokeRole } from './roles/revoke-role';
export { bioField, emailField, localeField, nameField, timeZoneField, tokenField } from './schema';
export { hashPassword } from './sign-in/hash-password';
export { type IdentityProvider, identityProviders } from './sign-in/identity-providers';
export {
  openRegistration,
  openSession,
  registrationSeconds,
  type Session,
  type SessionUser,
  sealRegistration,
  sealSession,
  sessionClaims,
  sessionSeconds,
} from './sign-in/session-token';
export type { SignedIn } from './sign-in/signed-in';
export { signInWithIdentity } from './sign-in-with-identity';
export { verifyEmail, verifyEmailInput } from './verify-email';
