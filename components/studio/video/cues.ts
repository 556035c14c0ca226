/** One piece of a transcript. Times in milliseconds. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const time = String.raw`(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}`);

/**
 * The pieces of a transcript, from SubRip, WebVTT or Open edX's own JSON; none where there is no line with times.
 *
 * @example parseCues('1\n00:00:01,000 --> 00:00:02,500\nHi\n') // [{ from: 1000, to: 2500, text: 'Hi' }]
 */
export function parseCues(source: string): readonly Cue[] {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.trimStart().startsWith('{')) {
    return parseJsonCues(text);
  }
  return text.split(/\n{2,}/).flatMap((part) => {
    const lines = part.split('\n');
    const at = lines.findIndex((line) => timing.test(line));
    const match = at < 0 ? null : timing.exec(lines[at] ?? '');
    if (!match) {
      return [];
    }
    const spoken = lines.slice(at + 1).filter((line) => line.trim() !== '');
    return [{ from: milliseconds(match.slice(1, 5)), to: milliseconds(match.slice(5, 9)), text: spoken.join('\n') }];
  });
}

/** `start` and `end` in milliseconds, and what is said. */
function parseJsonCues(text: string): readonly Cue[] {
  try {
    const { start, end, text: said }: Readonly<Record<string, unknown>> = JSON.parse(text);
    if (!Array.isArray(start) || !Array.isArray(end) || !Array.isArray(said)) {
      return [];
    }
    return said.flatMap((words: unknown, index) => {
      const from: unknown = start[index];
      const to: unknown = end[index];
      return typeof words === 'string' && typeof from === 'number' && typeof to === 'number'
        ? [{ from, to, text: words.replaceAll('&#39;', '’') }]
        : [];
    });
  } catch {
    return [];
  }
}

/** The pieces as SubRip (`.srt`) or WebVTT (`.vtt`). */
export function writeCues(cues: readonly Cue[], format: 'srt' | 'vtt'): string {
  const mark = format === 'srt' ? ',' : '.';
  const written = cues.map(({ from, to, text }, index) => {
    const times = `${formatTime(from).replace('.', mark)} --> ${formatTime(to).replace('.', mark)}`;
    const said = text
      .replaceAll('-->', '→')
      .replace(/\n{2,}/g, '\n')
      .trim();
    return format === 'srt' ? `${index + 1}\n${times}\n${said}\n` : `${times}\n${said}\n`;
  });
  return `${format === 'srt' ? '' : 'WEBVTT\n\n'}${written.join('\n')}`;
}

/** @example formatTime(61_500) // '00:01:01.500' */
export function formatTime(value: number): string {
  const total = Math.max(0, Math.round(value));
  const part = (number: number, length: number) => String(number).padStart(length, '0');
  const hours = Math.floor(total / 3_600_000);
  return `${part(hours, 2)}:${part(Math.floor(total / 60_000) % 60, 2)}:${part(Math.floor(total / 1000) % 60, 2)}.${part(total % 1000, 3)}`;
}

/** A time as people write it (`1:05`, `00:01:05.5`, `65`) in milliseconds; null where it is none. */
export function parseTime(text: string): number | null {
  const match = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d{1,3})?)$/.exec(text.trim());
  if (!match) {
    return null;
  }
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))) * 1000);
}

/** The piece of another transcript that is said at the same time. */
export function cueAt(cues: readonly Cue[], { from, to }: Cue): string {
  return cues
    .filter((cue) => Math.min(cue.to, to) - Math.max(cue.from, from) > Math.min(cue.to - cue.from, to - from) / 3)
    .map(({ text }) => text)
    .join('\n');
}

function milliseconds([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number((fraction ?? '').padEnd(3, '0'));
}
