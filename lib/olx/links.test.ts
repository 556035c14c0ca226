import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStaticFile, indexStaticFiles, type LinkTargets, normalizeLinks, resolveLink, rewriteLinks } from './links';
import type { StaticFile } from './model';

const course = { org: 'Org', number: 'N1', run: 'R' };
const targets: LinkTargets = {
  file: (path) => (path === 'gone.png' ? undefined : `/files/${path}`),
  block: (id) => `/jump/${id}`,
  page: (path) => `/pages/${path}`,
};
const rewrite = (html: string) => rewriteLinks(html, course, targets);

describe('rewriteLinks', () => {
  it.each([
    ['<img src="/static/a.png">', '<img src="/files/a.png">'],
    ["<img src='/static/a b.png'>", "<img src='/files/a b.png'>"],
    ['"/static/images/a.png?x=1#f"', '"/files/images/a.png?x=1#f"'],
    ['"/static/caf%C3%A9.png"', '"/files/café.png"'],
    ['"/static/100%.png"', '"/files/100%.png"'],
    ['var a = "{\\"src\\": \\"/static/a.png\\"}"', 'var a = "{\\"src\\": \\"/files/a.png\\"}"'],
    ['"/c4x/Org/N1/asset/a.png"', '"/files/a.png"'],
    ['"/asset-v1:Org+N1+R+type@asset+block@a.png"', '"/files/a.png"'],
    ['"/asset-v1:Org+N1+Old+type@asset+block@a.png"', '"/files/a.png"'],
    ['"/asset-v1:Org+N1+R+type@asset+block/a.png"', '"/files/a.png"'],
    ['"/jump_to_id/abc"', '"/jump/abc"'],
    ['"/jump_to_id/abc/"', '"/jump/abc"'],
    ['"/jump_to/block-v1:Org+N1+R+type@html+block@abc"', '"/jump/abc"'],
    ['"/courses/course-v1:Org+N1+R/jump_to_id/abc"', '"/jump/abc"'],
    ['"/courses/Org/N1/R/jump_to/i4x://Org/N1/vertical/abc"', '"/jump/abc"'],
    ['"/courses/course-v1:Org+N1+R/progress"', '"/pages/progress"'],
    ['"/course/discussion/"', '"/pages/discussion/"'],
  ])('%s becomes %s', (html, expected) => {
    expect(rewrite(html)).toBe(expected);
  });

  it.each([
    '"/static/a.png?raw"',
    '"/static/xblock/a.js"',
    '"/static/gone.png"',
    '"/static/"',
    '<a href=/static/a.png>',
    'url(/static/a.png)',
    '"/static/a.png\'',
    '"https://x/static/a.png"',
    '"/jump_to_id/a/b"',
    '"/c4x/Other/N1/asset/a.png"',
    '"/asset-v1:Other+N1+R+type@asset+block@a.png"',
    '"/courses/course-v1:Other+N1+R/progress"',
    '"/coursework/"',
  ])('leaves %s', (html) => {
    expect(rewrite(html)).toBe(html);
  });

  it('changes nothing but links', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('"', "'", '\\', '/static/', '/jump_to_id/', 'a', '\n', '<', '?', '#', '%zz', '/courses/'),
        ),
        (parts) => {
          const html = parts.join('');
          expect(
            rewriteLinks(html, course, { file: () => undefined, block: () => undefined, page: () => undefined }),
          ).toBe(html);
          rewrite(html);
        },
      ),
    );
  });
});

describe('normalizeLinks', () => {
  it.each([
    ['"/c4x/Org/N1/asset/a.png?x"', '"/static/a.png?x"'],
    ['"/courses/Org/N1/R/jump_to/i4x://Org/N1/vertical/abc"', '"/jump_to_id/abc"'],
    ['"/courses/course-v1:Org+N1+R/wiki"', '"/course/wiki"'],
    ['"/static/a%20b.png"', '"/static/a%20b.png"'],
    ['"/c4x/Other/N1/asset/a.png"', '"/c4x/Other/N1/asset/a.png"'],
  ])('%s becomes %s', (html, expected) => {
    expect(normalizeLinks(html, course)).toBe(expected);
  });
});

describe('single links', () => {
  it('resolves the address of a setting', () => {
    expect(resolveLink('/static/a.pdf#page=2', course, targets)).toBe('/files/a.pdf#page=2');
    expect(resolveLink('https://example.org', course, targets)).toBeUndefined();
  });
});

describe('findStaticFile', () => {
  const file = (path: string): StaticFile => ({
    path,
    archivePath: `static/${path}`,
    displayName: path,
    contentType: 'image/png',
    isLocked: false,
  });
  const index = indexStaticFiles([file('images/a b.png'), file('images_a_b.png'), file('Screen Shot.png')]);

  it('finds by path before asset name', () => {
    expect(findStaticFile(index, 'images/a b.png')?.path).toBe('images/a b.png');
    expect(findStaticFile(index, 'images_a_b.png')?.path).toBe('images_a_b.png');
    expect(findStaticFile(index, 'Screen_Shot.png')?.path).toBe('Screen Shot.png');
    expect(findStaticFile(index, '/Screen Shot.png')?.path).toBe('Screen Shot.png');
    expect(findStaticFile(index, '../Screen Shot.png')).toBeUndefined();
  });
});
