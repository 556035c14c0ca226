const gracePattern = /^(?:(\d+) days?)?[\s,]*(?:(\d+) hours?)?[\s,]*(?:(\d+) minutes?)?[\s,]*(?:(\d+) seconds?)?$/;
/** Longer texts are no durations, and the pattern would be slow on them. */
const longestDuration = 100;
const clockPattern = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/;

/**
 * A grace period in seconds; null where none is set or it cannot be read.
 *
 * Source: Open edX documentation of the course setting `graceperiod` (`"1 day 2 hours 30 minutes 5 seconds"`).
 *
 * @example parseGraceperiod('2 hours 30 minutes') // 9000
 */
export function parseGraceperiod(value: unknown): number | null {
  if (typeof value !== 'string' || value.trim() === '' || value.length > longestDuration) return null;
  const match = gracePattern.exec(value.trim());
  if (match === null) return null;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}

/**
 * A place in a video, in seconds; null where it is none. Takes `HH:MM:SS`, `MM:SS` and plain seconds.
 *
 * @example parseRelativeTime('00:11:39') // 699
 */
export function parseRelativeTime(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const match = clockPattern.exec(text);
  if (match === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
