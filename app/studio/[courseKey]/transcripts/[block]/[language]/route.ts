import { readDraftTranscript } from '@/lib/attempts';
import { requireUser } from '@/lib/auth';
import { route } from '@/lib/route';

interface TranscriptParams {
  readonly params: Promise<{ readonly courseKey: string; readonly block: string; readonly language: string }>;
}

/** A transcript of a video of the draft, as WebVTT. */
export function GET(_request: Request, { params }: TranscriptParams): Promise<Response> {
  return route(async () => {
    const { courseKey, block, language } = await params;
    const place = {
      courseKey: decodeURIComponent(courseKey),
      block: decodeURIComponent(block),
      language: decodeURIComponent(language),
    };
    return new Response(await readDraftTranscript(await requireUser(), place), {
      headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'private, no-store' },
    });
  });
}
