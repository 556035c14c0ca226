export { type RoleName, roleNames } from '@/db/schema';
export { createDemoAccounts, type DemoAccount, demoRoles } from '@/lib/accounts/create-demo-accounts';
export { confirmUserEmail } from './admin/confirm-user-email';
export { disableUser, disableUserInput } from './admin/disable-user';
export { findUserIdByEmail } from './admin/find-user-id-by-email';
export { getUser, type UserRecord } from './admin/get-user';
export { listRetired } from './admin/list-retired';
export { type ListedUser, listUsers } from './admin/list-users';
export { retireAgain } from './admin/retire-again';
export { retireUser, retireUserInput } from './admin/retire-user';
export { type UserState, userInput, userStates, usersFilter } from './admin/schema';
export { sendResetLink } from './admin/send-reset-link';
export { checkPassword, checkPasswordInput } from './check-password';
export { createUser } from './create-user';
export { issueResetLink } from './issue-reset-link';
export { changePassword, changePasswordInput } from './profile/change-password';
export { confirmEmailChange, confirmEmailChangeInput } from './profile/confirm-email-change';
export { deleteAccount, deleteAccountInput } from './profile/delete-account';
export { findProfile, type Profile } from './profile/find-profile';
export { requestEmailChange, requestEmailChangeInput } from './profile/request-email-change';
export { signOutEverywhere } from './profile/sign-out-everywhere';
export { updateProfile, updateProfileInput } from './profile/update-profile';
export { type Account, findAccount, findNames, isRetired } from './queries';
export { registerUser, registration } from './register-user';
export { requestPasswordReset, requestPasswordResetInput } from './request-password-reset';
export { requestVerification, requestVerificationInput } from './request-verification';
export { resetPassword, resetPasswordInput } from './reset-password';
export { grantRole } from './roles/grant-role';
export { grantByEmailInput, grantRoleByEmail } from './roles/grant-role-by-email';
export { keepCreator } from './roles/keep-creator';
export { listCourseTeam, type TeamMember } from './roles/list-course-team';
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
