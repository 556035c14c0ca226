import { readTranscript } from '@/lib/attempts';
import { route } from '@/lib/route';
import { viewAs, visit } from '../../../../../read-course';
import { decoded } from '../../../params';

interface TranscriptParams {
  readonly params: Promise<{ readonly courseKey: string; readonly block: string; readonly language: string }>;
}

/** A video's transcript, whatever form its author wrote it in, as WebVTT. */
export function GET(_request: Request, { params }: TranscriptParams): Promise<Response> {
  return route(async () => {
    const { courseKey, block, language } = await decoded(params);
    const [ctx, seenAs] = await Promise.all([visit(), viewAs()]);
    const vtt = await readTranscript(ctx, { courseKey, block, language, viewAs: seenAs });
    return new Response(vtt, {
      headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'private, max-age=300' },
    });
  });
}
