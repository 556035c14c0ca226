import * as accounts from '@/lib/accounts';
import * as audit from '@/lib/audit';
import * as notifications from '@/lib/notifications';
import * as organizations from '@/lib/organizations';
import * as people from '@/lib/people';
import { byLink, onlyMissing, open, own, reads, statement, type Tries, tellsOfAccounts, workflow, writes } from './try';

const origin = 'https://learn.example.org';
const days = { from: '2026-03-01', to: '2026-03-02' };

export { days };

export const triesOfPeople: Tries = {
  'accounts.changePassword': own,
  'accounts.checkPassword': byLink,
  'accounts.confirmEmailChange': byLink,
  'accounts.confirmUserEmail': writes((ctx, { newcomer }) => accounts.confirmUserEmail(ctx, { userId: newcomer })),
  'accounts.createDemoAccounts': writes(
    (ctx) => accounts.createDemoAccounts(ctx, { dataDir: '/nowhere', instructorScopes: [], isPrivateSite: true }),
    'calls createUser and grantRole',
  ),
  'accounts.createUser': writes((ctx) =>
    accounts.createUser(ctx, { email: 'new@example.org', name: 'New', passwordHash: null }),
  ),
  'accounts.deleteAccount': own,
  'accounts.disableUser': writes((ctx, { user }) => accounts.disableUser(ctx, { userId: user, isDisabled: true })),
  'accounts.findProfile': own,
  'accounts.findUserIdByEmail': reads((ctx, { email }) => accounts.findUserIdByEmail(ctx, { email })),
  'accounts.getUser': reads((ctx, { user }) => accounts.getUser(ctx, { userId: user })),
  'accounts.grantRole': tellsOfAccounts(
    'an account’s id is not guessed, and no page takes one of somebody who is not shown on it',
    writes((ctx, { course, user }) => accounts.grantRole(ctx, { userId: user, role: 'beta_tester', scope: course })),
  ),
  'accounts.grantRoleByEmail': tellsOfAccounts(
    'a role is given to whoever confirmed the address, and a team has to know that nobody did',
    writes((ctx, { course, email }) => accounts.grantRoleByEmail(ctx, { email, role: 'staff', scope: course })),
  ),
  'accounts.issueResetLink': workflow,
  'accounts.keepCreator': statement,
  'accounts.listCourseTeam': reads((ctx, { course }) => accounts.listCourseTeam(ctx, { courseKey: course })),
  'accounts.listRetired': reads((ctx) => accounts.listRetired(ctx)),
  'accounts.listRoleHolders': workflow,
  'accounts.listSiteAdmins': workflow,
  'accounts.listUsers': reads((ctx) => accounts.listUsers(ctx)),
  'accounts.registerUser': open('anybody may open an account'),
  'accounts.requestEmailChange': own,
  'accounts.requestPasswordReset': open('anybody may ask, and the answer is the same for every address'),
  'accounts.requestVerification': open('anybody may ask, and the answer is the same for every address'),
  'accounts.resetPassword': byLink,
  'accounts.retireAgain': writes((ctx, { user }) => accounts.retireAgain(ctx, { userIds: [user] })),
  'accounts.retireUser': writes((ctx, { user, email }) =>
    accounts.retireUser(ctx, { userId: user, confirmation: email }),
  ),
  'accounts.revokeRole': writes((ctx, { course, user }) =>
    accounts.revokeRole(ctx, { userId: user, role: 'limited_staff', scope: course }),
  ),
  'accounts.sendResetLink': writes((ctx, { user }) => accounts.sendResetLink(ctx, { userId: user, origin })),
  'accounts.signInWithIdentity': byLink,
  'accounts.signOutEverywhere': writes((ctx, { user }) => accounts.signOutEverywhere(ctx, { userId: user })),
  'accounts.updateProfile': own,
  'accounts.verifyEmail': byLink,
  'audit.eraseAddresses': workflow,
  'audit.listAudit': reads((ctx) => audit.listAudit(ctx)),
  'audit.writeAudit': statement,
  'notifications.eraseLetters': workflow,
  'notifications.eraseLocalLetters': workflow,
  'notifications.listLocalMails': reads(async (ctx) => notifications.listLocalMails(ctx)),
  'notifications.listMails': reads((ctx) => notifications.listMails(ctx)),
  'notifications.notifyReader': open('called by a verb that has decided who is written to'),
  'notifications.queueLetter': statement,
  'notifications.readLocalMail': reads((ctx) => notifications.readLocalMail(ctx, { id: 'none' }).catch(onlyMissing)),
  'notifications.sendLetter': open('called by a verb that has decided who is written to'),
  'notifications.sendQueuedLetter': workflow,
  'notifications.setLetterWanted': own,
  'notifications.suppressAddress': writes((ctx) =>
    notifications.suppressAddress(ctx, { address: 'someone@example.org', isSuppressed: true }),
  ),
  'organizations.createOrganization': writes((ctx) =>
    organizations.createOrganization(ctx, { shortName: 'Newhouse', name: 'New house' }),
  ),
  'organizations.listOrganizations': reads((ctx) => organizations.listOrganizations(ctx)),
  'organizations.renameOrganization': writes((ctx, { org }) =>
    organizations.renameOrganization(ctx, { shortName: org, name: 'Another name' }),
  ),
  'people.exportPerson': writes((ctx, { user }) => people.exportPerson(ctx, { userId: user })),
};
