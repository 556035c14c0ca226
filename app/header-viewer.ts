import type { HeaderViewer } from '@/components/site/site-header';
import { currentAccount } from '@/lib/auth';

/** The signed-in person for the header of a page; null for a visitor. The account's query is made once a request. */
export async function headerViewer(): Promise<HeaderViewer | null> {
  const account = await currentAccount();
  return (
    account && {
      name: account.name,
      isTeacher: account.roles.some(({ role }) => role !== 'beta_tester'),
      isAdmin: account.roles.some(({ role }) => role === 'site_admin'),
    }
  );
}
