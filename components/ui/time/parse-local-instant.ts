/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(instant));
  const get = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const asUtc = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return asUtc - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant that a `datetime-local` field names in an IANA time zone; null for what is none. An hour that a change of clocks leaves
 * out is the one after it; one that comes twice is the first.
 *
 * @example parseLocalInstant('2027-05-12T14:00', 'Europe/Helsinki') // 2027-05-12T11:00:00Z
 */
export function parseLocalInstant(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) {
    return null;
  }
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) {
    return null;
  }
  const candidates = [asUtc - offsetAt(asUtc - 86_400_000, timeZone), asUtc - offsetAt(asUtc + 86_400_000, timeZone)];
  const fitting = candidates.filter((instant) => instant + offsetAt(instant, timeZone) === asUtc);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates));
}

/** An instant as a `datetime-local` field holds it, in a time zone. */
export function toLocalField(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString().slice(0, 16);
}
