import { describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { sequential } from './sequential';

function settingsOf(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.message);
  return readSettings(sequential, parsed.root);
}

describe('sequential', () => {
  it('reads grading, timing and gating', () => {
    expect(
      settingsOf(
        '<sequential format="Midterm Exam" graded="true" due="2020-01-01T00:00:00Z" is_time_limited="true" default_time_limit_minutes="30" ' +
          'required_prereq="i4x://a" min_score="50" show_correctness="past_due"/>',
      ).settings,
    ).toEqual({
      format: 'Midterm Exam',
      graded: true,
      due: '2020-01-01T00:00:00Z',
      is_time_limited: true,
      default_time_limit_minutes: 30,
      required_prereq: 'i4x://a',
      min_score: 50,
      show_correctness: 'past_due',
    });
  });
});
