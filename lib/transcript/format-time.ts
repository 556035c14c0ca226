/**
 * A time in milliseconds as transcripts write it.
 *
 * @example formatTime(61_500) // '00:01:01.500'
 */
export function formatTime(value: number): string {
  const total = Math.max(0, Math.round(value));
  const part = (number: number, length: number) => String(number).padStart(length, '0');
  const hours = Math.floor(total / 3_600_000);
  return `${part(hours, 2)}:${part(Math.floor(total / 60_000) % 60, 2)}:${part(Math.floor(total / 1000) % 60, 2)}.${part(total % 1000, 3)}`;
}
