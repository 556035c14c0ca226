import type { Transcript } from '@/lib/transcript/model';
import { parseTranscript } from '@/lib/transcript/parse-transcript';
import { fileAddress } from '../text/file-address';

/** What came of a transcript's file. `hash` names what it held; null where the answer did not say. */
export type TranscriptRead =
  | { readonly kind: 'read'; readonly transcript: Transcript; readonly hash: string | null }
  /** It is there, and no transcript. */
  | { readonly kind: 'unreadable'; readonly hash: string | null }
  /** The course has no such file. */
  | { readonly kind: 'gone' }
  /** No answer, or none that says anything of it. */
  | { readonly kind: 'failed' };

/** Reads a transcript of the course as it is now. Never rejects. */
export async function readTranscript(courseKey: string, file: string): Promise<TranscriptRead> {
  const address = fileAddress(courseKey)(`/static/${file.replace(/^\/?static\//, '')}`);
  try {
    const response = await fetch(address, { cache: 'no-store' });
    if (!response.ok) {
      return { kind: response.status === 404 ? 'gone' : 'failed' };
    }
    // Whoever compresses on the way makes the tag a weak one.
    const hash = /[0-9a-f]{64}/.exec(response.headers.get('etag') ?? '')?.[0] ?? null;
    const transcript = parseTranscript(await response.text());
    return transcript && transcript.cues.length > 0 ? { kind: 'read', transcript, hash } : { kind: 'unreadable', hash };
  } catch {
    return { kind: 'failed' };
  }
}
