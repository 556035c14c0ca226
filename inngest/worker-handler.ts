import { serve } from 'inngest/edge';
import { functions, inngest } from '.';

/** Where Inngest calls functions in a process that is no website; signed, as at `/api/inngest`. */
export const handle: (request: Request) => Promise<Response> = serve({ client: inngest, functions });
