import { requireUser } from '@/lib/auth';
import { forbidden, invalid } from '@/lib/errors';
import { notePresence, notePresenceInput } from '@/lib/presence';
import { isOwnForm } from '@/lib/requests';
import { route } from '@/lib/route';

interface PresenceParams {
  readonly params: Promise<{ readonly courseKey: string }>;
}

/** A page of the studio says that it is open, and where; the answer names who else is there. */
export function POST(request: Request, { params }: PresenceParams): Promise<Response> {
  return route(async () => {
    if (!isOwnForm(request.headers)) {
      throw forbidden('studio.origin', 'This can be sent from a page of this site only.');
    }
    const courseKey = decodeURIComponent((await params).courseKey);
    const sent: unknown = await request.json().catch(() => null);
    const parsed = notePresenceInput.omit({ courseKey: true }).safeParse(sent);
    if (!parsed.success) {
      throw invalid('studio.presence', 'The message is not one that a page of the studio sends.');
    }
    return Response.json({ present: await notePresence(await requireUser(), { courseKey, ...parsed.data }) });
  });
}
