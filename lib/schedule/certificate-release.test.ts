import { describe, expect, it } from 'vitest';
import type { Settings } from '@/lib/olx/model';
import { decideCertificateRelease } from './certificate-release';

const end = new Date('2026-06-01T00:00:00Z');
const before = new Date('2026-05-31T23:59:59Z');
const release = (settings: Settings, now = before, course = { end: end as Date | null, isSelfPaced: false }) =>
  decideCertificateRelease(settings, course, now);

describe('decideCertificateRelease', () => {
  it('waits for the end of a course with an instructor, and opens at that instant', () => {
    expect(release({})).toEqual({ state: 'waiting', until: end });
    expect(release({ certificates_display_behavior: 'end' }, end)).toEqual({ state: 'open' });
  });

  it('opens at once in a self-paced course, whatever else it says', () => {
    const settings = { certificates_display_behavior: 'end_with_date', certificate_available_date: '2030-01-01' };
    expect(release(settings, before, { end, isSelfPaced: true })).toEqual({ state: 'open' });
  });

  it.each([
    { certificates_display_behavior: 'early_no_info' },
    { certificates_display_behavior: 'early_with_info' },
    { certificates_show_before_end: true },
  ])('opens at once for %j', (settings) => {
    expect(release(settings)).toEqual({ state: 'open' });
  });

  it('takes the set date for `end_with_date` only', () => {
    const date = { certificate_available_date: '2026-07-01T00:00:00Z' };
    const until = new Date('2026-07-01T00:00:00Z');
    expect(release({ ...date, certificates_display_behavior: 'end_with_date' }, end)).toEqual({
      state: 'waiting',
      until,
    });
    expect(release({ ...date, certificates_display_behavior: 'end_with_date' }, until)).toEqual({ state: 'open' });
    expect(release({ ...date, certificates_display_behavior: 'end' }, end)).toEqual({ state: 'open' });
  });

  it('falls back to the end where the date is missing, and waits for one where there is no end', () => {
    expect(release({ certificates_display_behavior: 'end_with_date' })).toEqual({ state: 'waiting', until: end });
    expect(release({}, end, { end: null, isSelfPaced: false })).toEqual({ state: 'waiting', until: null });
  });
});
