import { forbidden, notFound, redirect } from 'next/navigation';
import { LecternError } from '@/lib/errors';
import { withReturnPath } from '@/lib/requests';

/**
 * Runs what a page needs and maps the one family of errors to what a page can show: the not-found page, the way through
 * sign-in and back to `returnPath`, the page for what is not open to this account. Everything else goes to `error.tsx`.
 */
export async function forPage<Value>(work: () => Promise<Value>, returnPath = '/'): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LecternError) {
      if (error.kind === 'NotFound') {
        notFound();
      }
      if (error.kind === 'Unauthenticated') {
        redirect(withReturnPath('/sign-in', returnPath));
      }
      if (error.kind === 'Forbidden') {
        forbidden();
      }
    }
    throw error;
  }
}
