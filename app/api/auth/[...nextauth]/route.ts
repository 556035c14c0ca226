import type { NextRequest } from 'next/server';
import { route } from '@/lib/route';
import { handleAuth } from '../next-auth';

interface AuthRoute {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

/** next-auth's own addresses: the way back from identity providers, and signing in and out for machines. */
const answer = (request: NextRequest, { params }: AuthRoute) =>
  route(async () => handleAuth(request, (await params).nextauth));

export { answer as GET, answer as POST };
