import { notFound } from '@/lib/errors';
import { problemResponse } from '@/lib/route';

const closed = async () =>
  problemResponse(notFound('workflows.closed', 'Functions are called at the worker of this site.'));

/** Functions run in the worker, which Inngest calls as well. */
export const { GET, POST, PUT } = { GET: closed, POST: closed, PUT: closed };
