import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { affectedRows } from '@/db/results';
import { type EmailTokenKind, emailTokens } from '@/db/schema';
import type { Context } from '@/lib/context';

/** An hour for what gives access, a day for what only confirms an address. */
const lifeSeconds: Readonly<Record<EmailTokenKind, number>> = { verify: 24 * 3600, reset: 3600, change: 3600 };

/**
 * Makes the secret of a single-use link. Only its SHA-256 is kept, and an older link of the same kind stops working.
 * Answers the secret (43 characters, base64url).
 */
export async function issueEmailToken(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  input: { readonly userId: string; readonly kind: EmailTokenKind; readonly email: string },
): Promise<string> {
  const { userId, kind, email } = input;
  await tx.delete(emailTokens).where(and(eq(emailTokens.userId, userId), eq(emailTokens.kind, kind)));
  const token = randomBytes(32).toString('base64url');
  await tx.insert(emailTokens).values({
    tokenHash: hashToken(token),
    userId,
    kind,
    email,
    expiresAt: new Date(ctx.now.getTime() + lifeSeconds[kind] * 1000),
    createdAt: ctx.now,
  });
  return token;
}

/** Whose link this is, if it still works; nothing is used up. */
export async function findEmailToken(
  db: Db | Tx,
  ctx: Pick<Context, 'now'>,
  kind: EmailTokenKind,
  token: string,
): Promise<{ readonly userId: string; readonly email: string } | undefined> {
  const [row] = await db
    .select({ userId: emailTokens.userId, email: emailTokens.email })
    .from(emailTokens)
    .where(stillWorks(ctx, kind, token));
  return row;
}

/** Uses a link up: whose it was, or undefined where it never worked, is used, or is too old. One of two at once wins. */
export async function takeEmailToken(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  kind: EmailTokenKind,
  token: string,
): Promise<{ readonly userId: string; readonly email: string } | undefined> {
  const found = await findEmailToken(tx, ctx, kind, token);
  if (!found) {
    return undefined;
  }
  const used = await tx
    .update(emailTokens)
    .set({ usedAt: ctx.now })
    .where(stillWorks(ctx, kind, token));
  return affectedRows(used) === 1 ? found : undefined;
}

const stillWorks = (ctx: Pick<Context, 'now'>, kind: EmailTokenKind, token: string) =>
  and(
    eq(emailTokens.tokenHash, hashToken(token)),
    eq(emailTokens.kind, kind),
    isNull(emailTokens.usedAt),
    gt(emailTokens.expiresAt, ctx.now),
  );

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
