import { describe, expect, it } from 'vitest';
import { findRoot } from './find-root';

describe('findRoot', () => {
  it.each([
    [['course.xml', 'course/course.xml'], ''],
    [['x/course/course.xml', 'x/course.xml', 'y/z/course.xml'], 'x/'],
    [['old/roots/R.xml', 'old/course/course.xml'], 'old/'],
    [['b/course.xml', 'a/course.xml'], 'a/'],
    [['lib/library.xml'], 'lib/'],
    [['readme.txt', 'my-course.xml', 'roots/deeper/R.xml'], ''],
    [[], ''],
  ])('of %j is %j', (paths, root) => {
    expect(findRoot(paths)).toBe(root);
  });
});
