import { z } from 'zod';
import { visit } from '@/app/(learn)/read-course';
import { countSubmission } from '@/app/count-submission';
import { submitAnswer } from '@/lib/attempts';
import { invalid, limitReached } from '@/lib/errors';
import { route } from '@/lib/route';

interface AttemptsRoute {
  readonly params: Promise<{ readonly courseKey: string; readonly block: string }>;
}

const submission = z.object({
  /** The version of the question that the answers are to. */
  node: z.string().regex(/^[0-9a-f]{64}$/),
  /** Attempts used before this one. */
  attempt: z.number().int().min(0),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string()), z.null()])),
});

const maxBytes = 400_000;

/**
 * Submits an answer as the signed-in learner. `{status: "graded", attemptId, isRepeat}` acknowledges the attempt; `changed`,
 * `not-understood` and `refused` say that none was used. A JSON body is asked for, so that no other site's form can send one.
 */
export function POST(request: Request, { params }: AttemptsRoute): Promise<Response> {
  return route(async () => {
    const { courseKey, block } = await params;
    // Who asks is proved by the course's own query.
    const ctx = await visit();
    await countSubmission(ctx);
    const { node, attempt, answers } = await readSubmission(request);
    const place = { courseKey: decodeURIComponent(courseKey), block: decodeURIComponent(block) };
    const { problem: _, ...result } = await submitAnswer(ctx, { ...place, node, attempt, answers });
    return Response.json(result, { headers: { 'cache-control': 'no-store' } });
  });
}

async function readSubmission(request: Request): Promise<z.output<typeof submission>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw invalid('attempts.not-json', 'Send the answer as application/json.');
  }
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= maxBytes)) {
    throw limitReached('attempts.too-long', 'Say how long the answer is; it may have 400 kB.');
  }
  const parsed = submission.safeParse(await request.json().catch(() => undefined));
  if (!parsed.success) {
    throw invalid('attempts.malformed', `The answer is not what is expected: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
