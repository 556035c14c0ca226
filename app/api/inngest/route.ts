import { serve } from 'inngest/next';
import { functions, inngest } from '@/inngest';
import { readWorkflowEngine } from '@/lib/env';
import { notFound } from '@/lib/errors';
import { problemResponse } from '@/lib/route';

type Handler = ReturnType<typeof serve>['POST'];

/**
 * Where Inngest calls functions, signed. The embedded engine calls them in its own process and checks no signature: there
 * nobody may call from outside.
 */
const closed: Handler = async () => problemResponse(notFound('workflows.closed', 'There is nothing here.'));

export const { GET, POST, PUT } =
  readWorkflowEngine(process.env) === 'embedded'
    ? { GET: closed, POST: closed, PUT: closed }
    : serve({ client: inngest, functions });

export const dynamic = 'force-dynamic';
/** Longer than a call may take before the SDK itself asks for the next. */
export const maxDuration = 60;
