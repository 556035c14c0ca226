import { expect, it } from 'vitest';
import { studioLinePath } from './studio-paths';

it('names the line of a section in the address that the outline reads', () => {
  expect(studioLinePath('course-v1:Org+C1+r1', 'chapter@ä')).toBe(
    '/studio/course-v1:Org+C1+r1?block=chapter@%C3%A4#line',
  );
});
