import { readVideoTranscript } from '@/app/(learn)/read-course';
import { route } from '@/lib/route';
import { decoded } from '../../../params';

interface TranscriptParams {
  readonly params: Promise<{ readonly courseKey: string; readonly block: string; readonly language: string }>;
}

/** A video's transcript, whatever form its author wrote it in, as WebVTT. */
export function GET(_request: Request, { params }: TranscriptParams): Promise<Response> {
  return route(async () => {
    const { courseKey, block, language } = await decoded(params);
    return new Response(await readVideoTranscript(courseKey, block, language), {
      headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'private, max-age=300' },
    });
  });
}
