import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBlockId,
  formatCourseKey,
  formatUsageKey,
  isBlockName,
  isCourseIdentity,
  parseBlockId,
  parseCourseKey,
  parseUsageKey,
} from './identity';

const course = { org: 'OpenedX', number: 'DemoX', run: '2024_T1' };

describe('course keys', () => {
  it('reads what it writes', () => {
    expect(formatCourseKey(course)).toBe('course-v1:OpenedX+DemoX+2024_T1');
    expect(parseCourseKey(formatCourseKey(course))).toEqual(course);
  });

  it('reads the old form', () => {
    expect(parseCourseKey('OpenedX/DemoX/2024_T1')).toEqual(course);
  });

  it.each([
    '',
    'course-v1:a+b',
    'course-v1:a+b+c+d',
    'course-v1:a+b+',
    'course-v1:a b+c+d',
    'course-v1:a+b+../x',
    'course-v1:a+b+c%2f',
    'course-v1:a+b+c\n',
    'a/b',
    'a/b/c/d',
    'block-v1:a+b+c',
    `course-v1:a+b+${'c'.repeat(65)}`,
    `course-v1:${'a'.repeat(65)}+b+c`,
  ])('refuses %j', (text) => {
    expect(parseCourseKey(text)).toBeUndefined();
  });

  it('takes letters of any script', () => {
    expect(isCourseIdentity({ org: 'Ünï', number: '数学', run: 'τ1' })).toBe(true);
  });
});

describe('usage keys', () => {
  it('reads what it writes', () => {
    const name = { type: 'drag-and-drop-v2', id: 'week1:one.2' };
    const text = 'block-v1:OpenedX+DemoX+2024_T1+type@drag-and-drop-v2+block@week1:one.2';
    expect(formatUsageKey(course, name)).toBe(text);
    expect(parseUsageKey(text)).toEqual({ course, ...name });
  });

  it('reads the old form, which names no run', () => {
    expect(parseUsageKey('i4x://edX/Demo/html/intro')).toEqual({ course: null, type: 'html', id: 'intro' });
  });

  it.each([
    '',
    'block-v1:a+b+c+type@html',
    'block-v1:a+b+c+type@html+block@a b',
    'i4x://edX/Demo/html',
    'i4x://a/b/html/x?y',
  ])('refuses %j', (text) => {
    expect(parseUsageKey(text)).toBeUndefined();
  });
});

describe('block ids', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w\-~.:]{1,40}$/), fc.stringMatching(/^[\w\-~.:]{1,40}$/), (type, id) => {
        fc.pre(isBlockName({ type, id }));
        expect(parseBlockId(formatBlockId({ type, id }))).toEqual({ type, id });
      }),
    );
  });

  it.each([
    '',
    '@',
    'html@',
    '@a',
    'html',
    'html@a@b',
    'html@a/b',
    'html@a b',
    'html@<script>',
    'html@..:..:a',
    'html@.',
    'html@a::b',
    'html@a:._b',
    `html@a${':b'.repeat(20)}`,
    `html@${'a'.repeat(300)}`,
  ])('refuses %j', (text) => {
    expect(parseBlockId(text)).toBeUndefined();
  });

  it('never takes a name that could leave a folder or a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        if (isBlockName({ type: 'html', id })) expect(id).not.toMatch(/[/\\<>"'&\s@+%?#]/);
      }),
    );
  });
});
