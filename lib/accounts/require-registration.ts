import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { enrollmentInvitations } from '@/db/schema';
import { forbidden } from '@/lib/errors';
import { loadSiteSettings, type SiteSettings } from '@/lib/site';

/**
 * Holds a new account to what the site's admins have decided, as it stands in the database at this moment: whether anybody may
 * register, whom course teams have invited, from which mail domains. Answers what is set. Throws Forbidden `registration.closed`,
 * `registration.invited-only`, `registration.mail-domain`.
 */
export async function requireRegistration(db: Db | Tx, email: string): Promise<SiteSettings> {
  const settings = await loadSiteSettings(db);
  const { policy, mailDomains } = settings.registration;
  if (policy === 'closed') {
    throw forbidden('registration.closed', 'This site takes no new accounts at the moment.');
  }
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (mailDomains.length > 0 && !mailDomains.includes(domain)) {
    throw forbidden('registration.mail-domain', `Accounts here are for mail addresses at ${mailDomains.join(', ')}.`);
  }
  if (policy === 'invited' && !(await isInvited(db, email))) {
    throw forbidden('registration.invited-only', 'Accounts here are for people whom a course team has invited.');
  }
  return settings;
}

async function isInvited(db: Db | Tx, email: string): Promise<boolean> {
  const rows = await db
    .select({ courseKey: enrollmentInvitations.courseKey })
    .from(enrollmentInvitations)
    .where(eq(enrollmentInvitations.email, email))
    .limit(1);
  return rows.length > 0;
}
