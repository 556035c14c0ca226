import { connectStores, type Stores } from '@/db/stores';
import { loadSecrets } from '@/engines/secrets';
import { createUser, sealSession } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { enroll } from '@/lib/enrollments';
import type { RunningApp } from './app';
import { contextOver } from './context-over';
import { runOf } from './processes';

/** The stores of a running app, and a context of the test's own over them. */
export function openBeside(app: RunningApp): { readonly stores: Stores; readonly ctx: Context } {
  const { databaseUrl, mongodbUri } = runOf(app);
  const stores = connectStores({ DATABASE_URL: databaseUrl, MONGODB_URI: mongodbUri });
  return { stores, ctx: contextOver(stores, 'test') };
}

/** A new learner of a course, and how their browser submits to a problem of it: with the cookie of a session. */
export async function addSubmitter(app: RunningApp, ctx: Context, learner: { email: string; courseKey: string }) {
  const { email, courseKey } = learner;
  const { userId } = await createUser(ctx, { email, name: 'Submitter', passwordHash: null });
  await enroll({ ...ctx, actor: { kind: 'user', userId, roles: [] } }, { courseKey });
  const { NEXTAUTH_SECRET } = loadSecrets(app.dataDir, process.env, true);
  const token = await sealSession({ userId, sessionVersion: 1, name: '' }, NEXTAUTH_SECRET);
  const post = (block: string, body: { node: string; attempt: number; answers: unknown }): Promise<Response> => {
    const path = `/api/v1/courses/${encodeURIComponent(courseKey)}/problems/${encodeURIComponent(block)}/attempts`;
    return fetch(app.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `next-auth.session-token=${token}` },
      body: JSON.stringify(body),
    });
  };
  return { userId, post };
}
