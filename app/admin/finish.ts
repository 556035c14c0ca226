import { redirect } from 'next/navigation';
import { forPage } from '@/app/for-page';
import { requireUser, type UserContext } from '@/lib/auth';
import { LecternError } from '@/lib/errors';

/**
 * Does one thing for a form of the administration and goes back to a page, which says that it is done (`notice`) or, by the error's
 * code, why it is not (`error`): see `Outcome`. Who may not do it gets the page that says so; what is gone by now is said on the page.
 */
export async function finish(path: string, done: string, work: (ctx: UserContext) => Promise<void>): Promise<never> {
  const ctx = await requireUser(path);
  const back = (name: string, value: string) => `${path}${path.includes('?') ? '&' : '?'}${name}=${value}`;
  let to = back('notice', done);
  try {
    await work(ctx);
  } catch (error) {
    if (!(error instanceof LecternError) || ['Forbidden', 'Unauthenticated'].includes(error.kind)) {
      await forPage(() => Promise.reject(error), path);
    } else {
      to = back('error', error.code);
    }
  }
  redirect(to);
}
