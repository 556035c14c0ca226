import { z } from 'zod';
import { sealSession } from '@/lib/accounts';
import { submitAnswer } from '@/lib/attempts';
import type { Answers } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { conflict, unavailable } from '@/lib/errors';

export interface Submission {
  readonly courseKey: string;
  readonly block: string;
  readonly node: string;
  readonly attempt: number;
  readonly answers: Answers;
}

/**
 * Submits one answer for a learner; answers the id of the attempt once it is acknowledged, null where it was not taken. Done
 * again with the same attempt number, it answers the attempt that is recorded.
 */
export type Submit = (userId: string, submission: Submission) => Promise<string | null>;

/** By the verb, on the stores themselves. */
export function submitByVerb(ctx: Context): Submit {
  return async (userId, submission) => {
    const actor = { kind: 'user', userId, roles: [] } as const;
    const result = await submitAnswer({ ...ctx, actor, now: new Date() }, submission);
    return result.status === 'graded' ? result.attemptId : null;
  };
}

const reply = z.looseObject({ status: z.unknown(), attemptId: z.string().optional(), title: z.string().optional() });

/** The name of the session's cookie on plain http, where the website of this machine answers. */
const cookieName = 'next-auth.session-token';

/**
 * Over HTTP, as a browser of the learner: with the route for machines, and a session signed with the website's own secret. A new
 * account has session version 1.
 */
export function submitByHttp(address: string, sessionSecret: string): Submit {
  const tokens = new Map<string, string>();
  return async (userId, { courseKey, block, ...submission }) => {
    const token = tokens.get(userId) ?? (await sealSession({ userId, sessionVersion: 1, name: '' }, sessionSecret));
    tokens.set(userId, token);
    const path = `/api/v1/courses/${encodeURIComponent(courseKey)}/problems/${encodeURIComponent(block)}/attempts`;
    const { response, text } = await fetch(new URL(path, address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `${cookieName}=${token}` },
      body: JSON.stringify(submission),
    })
      // A website that is killed may have sent the first half of its answer.
      .then(async (response) => ({ response, text: await response.text() }))
      .catch((cause: unknown) => {
        throw unavailable('seed.website-away', 'The website does not answer.', { cause });
      });
    if (response.status >= 500) {
      throw unavailable('seed.website-away', `The website could not take an answer (${response.status}).`);
    }
    const answer = reply.parse(JSON.parse(text));
    if (response.status === 403 || response.status === 404) {
      return null;
    }
    if (!response.ok) {
      throw conflict('seed.not-taken', `The website did not take an answer: ${answer.title ?? response.statusText}`);
    }
    return answer.attemptId ?? null;
  };
}
