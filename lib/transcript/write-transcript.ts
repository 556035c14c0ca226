import { formatTime } from './format-time';
import type { Cue, Transcript } from './model';

/** A transcript as SubRip (`.srt`), which holds its pieces only, or as WebVTT (`.vtt`). */
export function writeTranscript({ cues, head, tail }: Transcript, format: 'srt' | 'vtt'): string {
  if (format === 'srt') {
    return cues.map((cue, index) => `${index + 1}\n${writePiece(cue, ',')}\n`).join('\n');
  }
  const parts = [
    ...(head.length > 0 ? head : ['WEBVTT']),
    ...cues.flatMap((cue) => [
      ...(cue.notes ?? []),
      `${cue.id === undefined ? '' : `${cue.id}\n`}${writePiece(cue, '.')}`,
    ]),
    ...tail,
  ];
  return parts.map((part) => `${part}\n`).join('\n');
}

/** The text of a piece may hold no arrow and no empty line. */
function writePiece({ from, to, text, settings }: Cue, mark: ',' | '.'): string {
  const times = [from, to].map((value) => formatTime(value).replace('.', mark)).join(' --> ');
  const said = text
    .replaceAll('-->', '→')
    .replace(/\n{2,}/g, '\n')
    .trim();
  return `${times}${settings === undefined ? '' : ` ${settings}`}\n${said}`;
}
