'use server';

import { z } from 'zod';
import { emailField, findUserIdByEmail, grantRole, revokeRole } from '@/lib/accounts';
import { invalid } from '@/lib/errors';
import { createOrganization, organizationInput, renameOrganization } from '@/lib/organizations';
import { finish } from '../finish';
import { organizationsPath } from './path';

const text = (form: FormData) => Object.fromEntries(form);

/** What a form's fields are by `schema`; throws Invalid `organization.form` where they are not. */
function read<Schema extends z.ZodType>(schema: Schema, form: FormData): z.output<Schema> {
  const parsed = schema.safeParse(text(form));
  if (!parsed.success) {
    throw invalid('organization.form', 'Please look at what was typed: something there cannot be taken.');
  }
  return parsed.data;
}

export async function addOrganization(form: FormData): Promise<void> {
  await finish(organizationsPath, 'organization-made', async (ctx) =>
    createOrganization(ctx, read(organizationInput, form)),
  );
}

export async function nameOrganization(form: FormData): Promise<void> {
  await finish(organizationsPath, 'organization-named', async (ctx) =>
    renameOrganization(ctx, read(organizationInput, form)),
  );
}

const admin = z.union([
  z.object({ what: z.literal('grant'), shortName: z.string().min(1), email: emailField }),
  z.object({ what: z.literal('revoke'), shortName: z.string().min(1), userId: z.string().min(1).max(32) }),
]);

/** Names somebody, by mail address, who looks after an organisation, or takes that back. */
export async function changeAdmin(form: FormData): Promise<void> {
  await finish(organizationsPath, 'admins-changed', async (ctx) => {
    const change = read(admin, form);
    const held = { role: 'org_admin', scope: change.shortName } as const;
    if (change.what === 'revoke') {
      return await revokeRole(ctx, { ...held, userId: change.userId });
    }
    const userId = await findUserIdByEmail(ctx, { email: change.email });
    if (userId === undefined) {
      throw invalid('user.no-such-address', 'Nobody here has this mail address.');
    }
    return await grantRole(ctx, { ...held, userId });
  });
}
