import { serve } from 'inngest/next';
import { readWorkflowEngine } from '@/lib/env';
import { notFound } from '@/lib/errors';
import { problemResponse } from '@/lib/route';
import { functions, inngest } from '.';

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
