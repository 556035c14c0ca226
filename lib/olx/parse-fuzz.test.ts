import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  damagedCourses,
  damagedCoursesExported,
  expectSoundTree,
  parse,
  paths,
  seed,
} from '@/tests/support/damaged-courses';

describe('parseCourse, on files that somebody damaged', () => {
  it('answers a sound course or a refusal, the same one each time', () => {
    fc.assert(damagedCourses, { numRuns: 400 });
  });

  it('loses nothing of it in an export', () => {
    fc.assert(damagedCoursesExported, { numRuns: 400 });
  });

  it('takes bytes of any kind', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.uint8Array({ maxLength: 60 }), (path, bytes) => {
        const course = parse({ ...seed, [path]: bytes });
        if (course !== undefined) expectSoundTree(course.draft);
      }),
      { numRuns: 200 },
    );
  });

  it('is not held up by texts made to hold it up', () => {
    const hostile = [
      `<problem>${'<!--'.repeat(100_000)}`,
      `<problem>${'&'.repeat(100_000)}</problem>`,
      `${'<!---->'.repeat(50_000)}<problem/>`,
      `<problem ${'a '.repeat(50_000)}/>`,
      `<problem parent_url="x" ${' '.repeat(100_000)}/>`,
      `<problem graceperiod="${' '.repeat(50_000)}x"/>`,
      `${'<vertical>'.repeat(500)}${'</vertical>'.repeat(500)}`,
      `<problem>${'<p>'.repeat(100_000)}`,
    ];
    for (const text of hostile) {
      for (const path of ['problem/p.xml', 'vertical/v.xml', 'problem/orphan.xml']) parse({ ...seed, [path]: text });
    }
  });
});
