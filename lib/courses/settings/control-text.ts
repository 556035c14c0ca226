import { parseDate } from '@/lib/olx/fields/parse-date';
import type { Json } from '@/lib/olx/model';
import { fromZonedText, toZonedText } from '@/lib/schedule';
import type { FieldValue } from './live-field';

/**
 * How a control shows a value as text. `lines`: a list of texts, one a line. `flag`: `on`, or nothing. `percent`: a fraction from 0 to
 * 1, shown times 100; what is above 1 is a percentage already.
 */
export type ControlKind = 'text' | 'html' | 'date' | 'flag' | 'choice' | 'number' | 'percent' | 'lines' | 'json';

export type ReadControl =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly code: 'bad-date' | 'bad-number' | 'bad-json' };

/** A value as its control shows it. What does not fit the control is shown as it is. Dates are shown in the reader's zone. Pure. */
export function showControl(kind: ControlKind, value: FieldValue, timeZone: string): string {
  if (value === undefined || value === null) {
    return '';
  }
  switch (kind) {
    case 'date': {
      const instant = parseDate(value);
      return instant === null ? plain(value) : toZonedText(new Date(instant), timeZone);
    }
    case 'flag':
      return value === true || value === 'true' ? 'on' : '';
    case 'lines':
      return Array.isArray(value) ? value.map(plain).join('\n') : plain(value);
    case 'percent': {
      const number = Number(value);
      return Number.isFinite(number) && number <= 1 ? String(Math.round(number * 1e6) / 1e4) : plain(value);
    }
    case 'json':
      return JSON.stringify(value, null, 2);
    default:
      return plain(value);
  }
}

/** What somebody typed as the value of its field; nothing at all is a field that is not set. Pure. */
export function readControl(kind: ControlKind, typed: string, timeZone: string): ReadControl {
  const text = typed.replaceAll('\r\n', '\n');
  if (kind === 'flag') {
    return { ok: true, value: text === 'on' };
  }
  if (text.trim() === '') {
    return { ok: true, value: undefined };
  }
  switch (kind) {
    case 'date': {
      // One that names its own zone means what it says.
      const told = parseDate(text.trim());
      const instant = fromZonedText(text.trim(), timeZone) ?? (told === null ? null : new Date(told));
      return instant
        ? { ok: true, value: instant.toISOString().replace('.000Z', 'Z') }
        : { ok: false, code: 'bad-date' };
    }
    case 'number': {
      const number = Number(text.trim().replace(',', '.'));
      return Number.isFinite(number) ? { ok: true, value: number } : { ok: false, code: 'bad-number' };
    }
    case 'percent': {
      const percent = Number(text.trim().replace(',', '.').replace(/ ?%$/, ''));
      return percent >= 0 && percent <= 100 ? { ok: true, value: percent / 100 } : { ok: false, code: 'bad-number' };
    }
    case 'lines':
      return {
        ok: true,
        value: text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      };
    case 'json':
      return readJson(text);
    case 'html':
      return { ok: true, value: text };
    default:
      return { ok: true, value: text.trim() };
  }
}

function readJson(text: string): ReadControl {
  try {
    const value: Json = JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false, code: 'bad-json' };
  }
}

const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
