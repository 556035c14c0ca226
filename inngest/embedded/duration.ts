import { Unsupported } from './unsupported';

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const isUnit = (text: string): text is keyof typeof unitMs => text in unitMs;

/** The instant that a duration (`1d2h`) or an ISO date of the protocol means, counted from `now`. Throws on anything else. */
export function instantAfter(text: string, now: Date): Date {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) {
    return new Date(text);
  }
  return new Date(now.getTime() + durationMs(text));
}

/** Milliseconds of a duration such as `30s` or `1d2h`; the SDK writes none as an empty text. Throws on anything else. */
export function durationMs(text: string): number {
  if (text === '') {
    return 0;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new Unsupported(`${JSON.stringify(text)} is no duration: write it as 30s, 10m or 1d2h`);
  }
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unit && isUnit(unit) ? unitMs[unit] : 0), 0);
}
