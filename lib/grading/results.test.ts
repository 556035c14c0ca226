import { describe, expect, it } from 'vitest';
import { decideResults } from './results';

const closes = new Date('2026-03-01T12:00:00Z');
const before = new Date('2026-03-01T11:59:59.999Z');
const after = new Date('2026-03-01T12:00:00.001Z');

describe('decideResults', () => {
  it.each([
    ['always', before, false, 'shown'],
    ['past_due', before, false, 'hidden'],
    ['past_due', closes, false, 'hidden'],
    ['past_due', after, false, 'shown'],
    ['past_due', before, true, 'shown'],
    ['never', after, false, 'hidden'],
    ['never', after, true, 'hidden'],
    ['never_but_include_grade', closes, false, 'hidden'],
    ['never_but_include_grade', after, false, 'counted'],
    ['never_but_include_grade', before, true, 'hidden'],
  ] as const)('%s at %s (staff: %s): %s', (showCorrectness, now, isStaff, results) => {
    expect(decideResults(showCorrectness, closes, now, isStaff)).toBe(results);
  });

  it('waits for nothing where the work never closes', () => {
    expect(decideResults('past_due', null, before, false)).toBe('shown');
    expect(decideResults('never_but_include_grade', null, before, false)).toBe('counted');
  });
});
