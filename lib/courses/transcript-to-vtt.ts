import { z } from 'zod';

const sjson = z.object({ start: z.array(z.number()), end: z.array(z.number()), text: z.array(z.string().nullable()) });

/**
 * A transcript as WebVTT, from SubRip (`.srt`), Open edX's own JSON (`.sjson`: start and end in milliseconds, text) or WebVTT
 * itself. Null where it is none of these.
 *
 * @example transcriptToVtt('1\n00:00:01,000 --> 00:00:02,500\nHi\n') // 'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHi\n'
 */
export function transcriptToVtt(source: string): string | null {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.startsWith('WEBVTT')) {
    return text;
  }
  return text.trimStart().startsWith('{') ? fromSjson(text) : fromSrt(text);
}

function fromSjson(text: string): string | null {
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
  const cues = parsed.data.text.flatMap((line, index) => {
    const from = start[index];
    const to = end[index];
    return from === undefined || to === undefined || !line?.trim() ? [] : [cue(from, to, decodeEntities(line))];
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

const times = /(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})/;
const timing = new RegExp(`^\\s*${times.source}\\s*-->\\s*${times.source}`);

function fromSrt(text: string): string | null {
  const cues: string[] = [];
  for (const part of text.split(/\n{2,}/)) {
    const lines = part.split('\n');
    const at = lines.findIndex((line) => timing.test(line));
    const match = at < 0 ? null : timing.exec(lines[at] ?? '');
    if (match) {
      const spoken = lines.slice(at + 1).filter((line) => line.trim() !== '');
      cues.push(cue(milliseconds(match.slice(1, 5)), milliseconds(match.slice(5, 9)), spoken.join('\n')));
    }
  }
  return cues.length === 0 ? null : `WEBVTT\n\n${cues.join('\n')}`;
}

function milliseconds([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number((fraction ?? '').padEnd(3, '0'));
}

/** A cue's text may hold no arrow and no empty line; tags other than WebVTT's own are shown by no browser. */
function cue(from: number, to: number, text: string): string {
  return `${stamp(from)} --> ${stamp(to)}\n${text.replaceAll('-->', '→').replace(/\n{2,}/g, '\n')}\n`;
}

function stamp(milliseconds: number): string {
  const total = Math.max(0, Math.round(milliseconds));
  const part = (value: number, length: number) => String(value).padStart(length, '0');
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  const seconds = Math.floor(total / 1000) % 60;
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(seconds, 2)}.${part(total % 1000, 3)}`;
}

const entities: Readonly<Record<string, string>> = { '&#39;': '’', '&quot;': '"', '&nbsp;': ' ' };
const decodeEntities = (text: string) => text.replace(/&#39;|&quot;|&nbsp;/g, (entity) => entities[entity] ?? entity);
