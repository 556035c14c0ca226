import { describe, expect, it } from 'vitest';
import { isPrelude, needsFrame } from './needs-frame';

describe('needsFrame', () => {
  it.each([
    '<p onclick="go()">x</p>',
    '<script>x()</script>',
    '<script src="/static/a.js"></script>',
    '<style>p{color:red}</style>',
    '<link rel="stylesheet" href="/static/a.css">',
    '<iframe src="https://unknown.example/"></iframe>',
    '<form><input></form>',
    '<canvas></canvas>',
    '<a href="javascript:go()">x</a>',
  ])('frames %s', (html) => {
    expect(needsFrame(html)).toBe(true);
  });

  it.each([
    '<p>script and style and onclick= in words</p>',
    '<p>x</p>',
    '<a href="javascript:void(0)">x</a>',
    '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    '<iframe src="/static/page.html"></iframe>',
    '<script src="https://cdn.example/MathJax.js"></script>',
    '<script type="text/x-mathjax-config">x</script>',
  ])('shows %s on the page', (html) => {
    expect(needsFrame(html)).toBe(false);
  });
});

describe('a block that is nested deeper than it can be followed', () => {
  it('is shown whole in a frame, where it has something that runs', () => {
    const nested = `${'<b>'.repeat(20_000)}<script>go()</script>`;
    expect([needsFrame(nested), isPrelude(nested)]).toEqual([true, false]);
  });
});

describe('isPrelude', () => {
  it.each([
    '<script src="/static/a.js"></script>\n<link rel="stylesheet" href="/static/a.css">',
    '<style>p{color:red}</style><p></p>',
    '<script>function f() { return 1 }</script><!-- why -->',
  ])('is so of %s', (html) => {
    expect(isPrelude(html)).toBe(true);
  });

  it.each([
    '<script src="/static/a.js"></script><p>Words</p>',
    '<script>document.write("x")</script>',
    '<div><canvas></canvas></div><script src="a.js"></script>',
    '<button onclick="go()"></button>',
    '<tw-story></tw-story><script>x()</script>',
  ])('is not so of %s', (html) => {
    expect(isPrelude(html)).toBe(false);
  });
});
