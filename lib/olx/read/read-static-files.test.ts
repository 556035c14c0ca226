import { describe, expect, it } from 'vitest';
import { contentTypeOf, isContentType } from './content-types';
import { describeStaticFile } from './read-static-files';

describe('files of static/', () => {
  it('are described by their policy, if it makes sense', () => {
    const policies = {
      'a_b.png': { contentType: 'image/x-own', displayname: 'A b', locked: true },
      'c.png': { contentType: 'text/html\r\nSet-Cookie: x', displayname: 7, locked: 'yes' },
      'd.png': 'nonsense',
    };
    expect(describeStaticFile('a b.png', policies)).toEqual({
      path: 'a b.png',
      archivePath: 'static/a b.png',
      displayName: 'A b',
      contentType: 'image/x-own',
      isLocked: true,
    });
    expect(describeStaticFile('c.png', policies)).toMatchObject({
      displayName: 'c.png',
      contentType: 'image/png',
      isLocked: false,
    });
    expect(describeStaticFile('d.png', policies)).toMatchObject({ contentType: 'image/png', isLocked: false });
    expect(describeStaticFile('toString', policies)).toMatchObject({ contentType: 'application/octet-stream' });
  });
});

describe('content types', () => {
  it('follow from the ending', () => {
    expect(contentTypeOf('a/b.JPG')).toBe('image/jpeg');
    expect(contentTypeOf('subs_x.srt.sjson')).toBe('application/json');
    expect(contentTypeOf('no-ending')).toBe('application/octet-stream');
    expect(contentTypeOf('x.constructor')).toBe('application/octet-stream');
  });

  it('are told from what cannot stand in a header', () => {
    expect(['text/plain', 'text/html; charset=utf-8', 'image/svg+xml'].every(isContentType)).toBe(true);
    expect(['', 'text', 'text/plain\r\nX: y', 'a/b; c', null, 3].some(isContentType)).toBe(false);
  });
});
