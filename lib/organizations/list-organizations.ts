import { asc, eq, sql } from 'drizzle-orm';
import { courseRuns, organizations, roles } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';

export interface Organization {
  readonly shortName: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly courses: number;
  /** User ids of those who look after it. */
  readonly admins: readonly string[];
}

/** The organisations of the site by name, with how many courses each has and who looks after it. Throws Forbidden. */
export async function listOrganizations(ctx: Pick<Context, 'db' | 'actor'>): Promise<readonly Organization[]> {
  requirePermission(ctx, 'site.administer', site);
  const { db } = ctx;
  const [rows, counts, held] = await Promise.all([
    db.select().from(organizations).orderBy(asc(organizations.name), asc(organizations.shortName)).limit(1000),
    db.select({ org: courseRuns.org, count: sql<number>`count(*)` }).from(courseRuns).groupBy(courseRuns.org),
    db.select({ userId: roles.userId, scope: roles.scope }).from(roles).where(eq(roles.role, 'org_admin')),
  ]);
  const courses = new Map(counts.map(({ org, count }) => [org, Number(count)]));
  return rows.map((row) => ({
    ...row,
    courses: courses.get(row.shortName) ?? 0,
    admins: held.filter(({ scope }) => scope === row.shortName).map(({ userId }) => userId),
  }));
}
