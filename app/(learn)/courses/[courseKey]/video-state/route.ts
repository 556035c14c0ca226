import { z } from 'zod';
import { visit } from '@/app/(learn)/read-course';
import { saveVideoState } from '@/lib/attempts';
import { forbidden, invalid } from '@/lib/errors';
import { isOwnForm } from '@/lib/requests';
import { route } from '@/lib/route';
import { type CourseParams, decoded } from '../params';

const seconds = z.number().min(0).max(1_000_000);
const message = z.object({
  block: z.string().min(1).max(190),
  positionSeconds: seconds,
  durationSeconds: seconds,
  speed: z.number().min(0.25).max(4),
  watched: z
    .array(z.tuple([seconds, seconds]))
    .max(30)
    .default([]),
});

/** Where a learner is in a film, and what they played of it. Sent by the player as a beacon, which no page waits for. */
export function POST(request: Request, { params }: CourseParams): Promise<Response> {
  return route(async () => {
    // A beacon carries cookies wherever it comes from: only our own pages may send it.
    if (!isOwnForm(request.headers)) {
      throw forbidden('video-state.origin', 'This can be sent from a page of this site only.');
    }
    const parsed = message.safeParse(await request.json().catch(() => null));
    if (!parsed.success) {
      throw invalid('video-state.message', 'The message is not one that the player sends.');
    }
    const { courseKey } = await decoded(params);
    const { durationSeconds, ...place } = parsed.data;
    return Response.json(
      await saveVideoState(await visit(), {
        courseKey,
        ...place,
        ...(durationSeconds > 0 ? { durationSeconds } : {}),
      }),
    );
  });
}
