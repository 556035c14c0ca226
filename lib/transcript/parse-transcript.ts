import { z } from 'zod';
import type { Cue, Transcript } from './model';

const sjson = z.object({ start: z.array(z.number()), end: z.array(z.number()), text: z.array(z.string().nullable()) });

const time = String.raw`(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s+(\S.*))?`);

/**
 * Reads a transcript: SubRip (`.srt`), WebVTT, or Open edX's own JSON (`.sjson`: start and end in milliseconds, text). Null where it
 * is none of these. Of WebVTT all that stands beside the pieces is kept, so that it can be written again.
 *
 * @example parseTranscript('1\n00:00:01,000 --> 00:00:02,500\nHi\n') // { cues: [{ from: 1000, to: 2500, text: 'Hi' }], head: [], tail: [] }
 */
export function parseTranscript(source: string): Transcript | null {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.startsWith('WEBVTT')) {
    return parseVtt(text);
  }
  const cues = text.trimStart().startsWith('{') ? parseJson(text) : parseSrt(text);
  return cues && { cues, head: [], tail: [] };
}

function parseVtt(text: string): Transcript {
  const [first = '', ...parts] = text.split(/\n{2,}/);
  const head = [first.trimEnd()];
  const cues: Cue[] = [];
  let between: string[] = [];
  for (const part of parts) {
    const found = parsePiece(part);
    if (found) {
      const { above, cue } = found;
      cues.push({ ...cue, ...(above === '' ? {} : { id: above }), ...(between.length > 0 ? { notes: between } : {}) });
      between = [];
    } else if (part.trim() !== '') {
      (cues.length === 0 ? head : between).push(part.trimEnd());
    }
  }
  return { cues, head, tail: between };
}

function parseSrt(text: string): readonly Cue[] | null {
  const cues = text.split(/\n(?:[ \t]*\n)+/).flatMap((part) => parsePiece(part)?.cue ?? []);
  return cues.length === 0 ? null : cues;
}

/** A piece, and the lines above its times; null where no line has times. */
function parsePiece(part: string): { readonly above: string; readonly cue: Cue } | null {
  const lines = part.split('\n');
  const at = lines.findIndex((line) => timing.test(line));
  const match = at < 0 ? null : timing.exec(lines[at] ?? '');
  if (!match) {
    return null;
  }
  const settings = match[9]?.trim();
  return {
    above: lines.slice(0, at).join('\n').trim(),
    cue: {
      from: milliseconds(match.slice(1, 5)),
      to: milliseconds(match.slice(5, 9)),
      text: lines
        .slice(at + 1)
        .filter((line) => line.trim() !== '')
        .join('\n'),
      ...(settings ? { settings } : {}),
    },
  };
}

function parseJson(text: string): readonly Cue[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = sjson.safeParse(json);
  if (!parsed.success) {
    return null;
  }
  const { start, end } = parsed.data;
  return parsed.data.text.flatMap((line, index) => {
    const from = start[index];
    const to = end[index];
    return from === undefined || to === undefined || !line?.trim() ? [] : [{ from, to, text: decodeEntities(line) }];
  });
}

function milliseconds([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number((fraction ?? '').padEnd(3, '0'));
}

const entities: Readonly<Record<string, string>> = { '&#39;': '’', '&quot;': '"', '&nbsp;': ' ' };
const decodeEntities = (text: string) => text.replace(/&#39;|&quot;|&nbsp;/g, (entity) => entities[entity] ?? entity);
