import { forbidden } from '@/lib/errors';

export const demoRoles: typeof import('@/lib/accounts/create-demo-accounts').demoRoles = [
  'admin',
  'instructor',
  'learner',
];
export type { DemoAccount } from '@/lib/accounts/create-demo-accounts';

/** The line tool makes them, never a site. */
export const createDemoAccounts: typeof import('@/lib/accounts/create-demo-accounts').createDemoAccounts = async () => {
  throw forbidden('demo.not-here', 'There are no demo accounts on a site that others can reach.');
};
