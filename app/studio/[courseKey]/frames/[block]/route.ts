import { answerFrame } from '@/app/answer-frame';
import { openDraftFrame } from '@/lib/attempts';
import { requireUser } from '@/lib/auth';
import { route } from '@/lib/route';

interface FrameParams {
  readonly params: Promise<{ readonly courseKey: string; readonly block: string }>;
}

/** A scripted html block of the draft. */
export function GET(_request: Request, { params }: FrameParams): Promise<Response> {
  return route(async () => {
    const { courseKey, block } = await params;
    const place = { courseKey: decodeURIComponent(courseKey), block: decodeURIComponent(block) };
    return await answerFrame(openDraftFrame(await requireUser(), place));
  });
}
