import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { forbidden } from '@/lib/errors';
import { requirePermission, site } from '@/lib/permissions';
import { createUser } from './create-user';
import { findUserByEmail } from './queries';
import { grantRole } from './roles/grant-role';
import { hashPassword, verifyPassword } from './sign-in/hash-password';

export const demoRoles = ['admin', 'instructor', 'learner'] as const;

export interface DemoAccount {
  readonly role: (typeof demoRoles)[number];
  readonly email: string;
  readonly password: string;
}

const demoFile = z.array(z.object({ role: z.enum(demoRoles), email: z.string(), password: z.string() }));

export interface CreateDemoAccountsInput {
  readonly dataDir: string;
  /** Scopes (organisations, course keys) that the demo instructor teaches. */
  readonly instructorScopes: readonly string[];
  /** Only a site that nobody else can reach, on stores of its own, may have them (DESIGN §5): the caller knows. */
  readonly isPrivateSite: boolean;
}

const names = { admin: 'Demo Admin', instructor: 'Demo Instructor', learner: 'Demo Learner' } as const;

/**
 * Makes one account for each demo role with a random password, and keeps the sign-ins in `demo.json` (0600) in the data
 * folder. Done again, it answers the sign-ins that work already. Throws Forbidden `demo.not-here`.
 */
export async function createDemoAccounts(
  ctx: Context,
  input: CreateDemoAccountsInput,
): Promise<readonly DemoAccount[]> {
  const { dataDir, instructorScopes, isPrivateSite } = input;
  requirePermission(ctx, 'user.create', site);
  if (!isPrivateSite) {
    throw forbidden('demo.not-here', 'There are no demo accounts on a site that others can reach.');
  }
  const file = join(dataDir, 'demo.json');
  const known = await readDemoFile(file);
  const accounts: DemoAccount[] = [];
  for (const role of demoRoles) {
    const account = await createDemoAccount(ctx, role, known);
    const userId = (await findUserByEmail(ctx.db, account.email))?.id ?? '';
    if (role === 'admin') {
      await grantRole(ctx, { userId, role: 'site_admin', scope: '*' });
    }
    for (const scope of role === 'instructor' ? instructorScopes : []) {
      await grantRole(ctx, { userId, role: 'instructor', scope });
    }
    accounts.push(account);
  }
  await mkdir(dataDir, { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return accounts;
}

async function readDemoFile(file: string): Promise<readonly DemoAccount[]> {
  try {
    const parsed = demoFile.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    // Not there yet, or not ours: the accounts get new passwords.
    return [];
  }
}

async function createDemoAccount(
  ctx: Context,
  role: DemoAccount['role'],
  known: readonly DemoAccount[],
): Promise<DemoAccount> {
  const email = `${role}@demo.example`;
  const user = await findUserByEmail(ctx.db, email);
  const kept = known.find((account) => account.role === role && account.email === email);
  if (user && kept && (await verifyPassword(kept.password, user.passwordHash))) {
    return kept;
  }
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  if (user) {
    await ctx.db.transaction(async (tx) => {
      const changes = { passwordHash, sessionVersion: user.sessionVersion + 1, disabledAt: null, updatedAt: ctx.now };
      await tx.update(users).set(changes).where(eq(users.id, user.id));
      await writeAudit(tx, ctx, { action: 'user.renew-demo-password', target: user.id });
    });
  } else {
    await createUser(ctx, { email, name: names[role], passwordHash });
  }
  return { role, email, password };
}

/** 80 bits in four groups that are easy to read and to type: no letter looks like another. */
function randomPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const text = [...randomBytes(16)].map((byte) => letters.charAt(byte % letters.length)).join('');
  return text.match(/.{4}/g)?.join('-') ?? text;
}
