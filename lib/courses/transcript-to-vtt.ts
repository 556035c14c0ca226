import { parseTranscript } from '@/lib/transcript/parse-transcript';
import { writeTranscript } from '@/lib/transcript/write-transcript';

/**
 * A transcript as WebVTT, from SubRip (`.srt`), Open edX's own JSON (`.sjson`) or WebVTT itself. Null where it is none of these.
 *
 * @example transcriptToVtt('1\n00:00:01,000 --> 00:00:02,500\nHi\n') // 'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHi\n'
 */
export function transcriptToVtt(source: string): string | null {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.startsWith('WEBVTT')) {
    return text;
  }
  const transcript = parseTranscript(text);
  // What SubRip says behind the times of a piece means nothing in WebVTT.
  const cues = transcript?.cues.map(({ settings: _settings, ...cue }) => cue);
  return cues ? writeTranscript({ head: [], cues, tail: [] }, 'vtt') : null;
}
