import type { NodeBody } from '@/db/courseware';
import { writeSettings } from '@/lib/olx/edit/write-settings';
import type { Settings } from '@/lib/olx/model';

/**
 * A block with other settings, which its source says too where it says settings: else the next edit of that source would bring back
 * what it still says, and an export with it. Pure.
 *
 * @example withSettings(problem, { ...problem.settings, max_attempts: 2 }).source // '<problem max_attempts="2">…</problem>'
 */
export function withSettings<Body extends NodeBody>(body: Body, settings: Settings): Body {
  const { type, id, source, sourceEncoding } = body;
  if (source === undefined || sourceEncoding !== undefined) {
    return { ...body, settings };
  }
  return { ...body, settings, source: writeSettings({ type, id, settings: body.settings, source }, settings) };
}
