import fc from 'fast-check';
import { describe, it } from 'vitest';
import { damagedCourses, damagedCoursesExported } from '@/tests/support/damaged-courses';

describe('the course reader, for longer', () => {
  it('holds on files that somebody damaged', () => {
    fc.assert(damagedCourses, { numRuns: 40_000 });
  });

  it('loses nothing of them in an export', () => {
    fc.assert(damagedCoursesExported, { numRuns: 40_000 });
  });
});
