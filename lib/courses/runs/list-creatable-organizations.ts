import { asc } from 'drizzle-orm';
import { organizations } from '@/db/schema';
import type { Context } from '@/lib/context';
import { formatCourseKey } from '@/lib/olx/identity';
import { findCourseCreation } from './course-creation';

export interface CreatableOrganizations {
  readonly organizations: readonly string[];
  /** Whether a course of an organisation that is not there yet may be made too. */
  readonly isOpen: boolean;
}

/** The organisations in which the person may make courses, by name. */
export async function listCreatableOrganizations(ctx: Context): Promise<CreatableOrganizations> {
  const { isSomewhere, mayMake } = await findCourseCreation(ctx);
  if (!isSomewhere) {
    return { organizations: [], isOpen: false };
  }
  const mayIn = (org: string) => mayMake(formatCourseKey({ org, number: 'any', run: 'any' }));
  const rows = await ctx.db
    .select({ name: organizations.shortName })
    .from(organizations)
    .orderBy(asc(organizations.shortName))
    .limit(1000);
  const known = rows.map(({ name }) => name);
  // An organisation has a row from its first course on; an admin of one without a course may make it.
  const held = ctx.actor.kind === 'user' ? ctx.actor.roles.map(({ scope }) => scope) : [];
  const names = [...new Set([...known, ...held.filter((scope) => /^[^*:+]+$/.test(scope))])].filter(mayIn).sort();
  return { organizations: names, isOpen: mayIn('-') };
}
