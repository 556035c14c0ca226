import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAuthorHtml } from './render-author-html';

const key = 'course-v1:Org+Num+Run';
const render = (html: string) => renderAuthorHtml(html, key);

describe('renderAuthorHtml', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="vbscript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe src="data:text/html,<script>alert(1)</script>"></iframe>',
    '<video src="data:text/html,alert(1)"></video>',
    '<form action="https://evil.example"><input name=a></form>',
    '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg><foreignObject><iframe onload=alert(1)></foreignObject></svg>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<style>body{display:none}</style>',
    '<object data="x.swf"></object><embed src="x.swf">',
    '<p style="background:url(https://evil.example/x)">x</p>',
    '<p style="width:expression(alert(1))">x</p>',
    '<a href="#" ping="https://evil.example">x</a>',
    '<button formaction="javascript:alert(1)">x</button>',
  ])('leaves nothing that runs, loads or posts: %s', (html) => {
    const clean = render(html);
    expect(clean).not.toMatch(/<(script|style|form|input|button|base|meta|link|object|embed|noscript|foreignObject)/i);
    expect(clean).not.toMatch(/\son\w+=|javascript:|vbscript:|srcdoc|data:text|ping=|url\(|expression/i);
  });

  it('looks once for the end of mathematics that never ends', () => {
    expect(render('\\( [mathjax] '.repeat(60_000))).toContain('[mathjax]');
  });

  it('shows the text alone of what is nested deeper than it can follow', () => {
    const nested = `${'<div title="a">'.repeat(20_000)}1 &lt; 2 <<img src=x onerror=alert(1)`;
    expect(render(nested)).toBe('1 &lt; 2 &lt;&lt;img src=x onerror=alert(1)');
  });

  it('is stable: what was cleaned once is not changed by cleaning it again', () => {
    const piece = fc.constantFrom(
      ...'<p> </p> <b> <table> <tr> <td> <svg> <math> <mtext> <style> <title> <textarea> </svg> </math> <a href=x> <!-- --> <img src=x onerror=1> "> \' <p title="</p>'.split(
        ' ',
      ),
      '<a href="javascript:1">',
      '<script>',
      '</style>',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const once = render(pieces.join(''));
        expect(once).not.toMatch(/<(script|style|title|textarea)|\sonerror=|href="javascript/i);
        const twice = render(once);
        expect(render(twice)).toBe(twice);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps text, tables, figures, media and simple drawings', () => {
    const html =
      '<h3>Title</h3><table border="1"><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>' +
      '<figure><figcaption>c</figcaption></figure><svg viewBox="0 0 9 9"><path d="M0 0L9 9" stroke="red"></path></svg>';
    expect(render(html)).toBe(html);
    expect(render('<video src="https://a.example/v.mp4"></video>')).toContain('controls');
  });

  it('gives ids a prefix, so that they name nothing of ours, and leads anchors there', () => {
    expect(render('<p id="main">x</p><a href="#main">y</a>')).toBe(
      '<p id="author-main">x</p><a href="#author-main">y</a>',
    );
  });

  it('leads what a drawing or a table refers to by id to where it stands', () => {
    const drawing = render(
      `<svg><defs><linearGradient id="g"></linearGradient></defs><rect fill="url(#g)" stroke="url('#g') red"></rect><path marker-end='url( "#a.b" )' clip-path="URL(#c)"></path></svg>`,
    );
    expect(drawing).toContain('<linearGradient id="author-g">');
    expect(drawing).toContain('<rect fill="url(#author-g)" stroke="url(#author-g) red">');
    expect(drawing).toContain('<path marker-end="url(#author-a.b)" clip-path="url(#author-c)">');
    expect(render('<table><tr><th id="a">A</th><td headers="a b">1</td></tr></table>')).toContain(
      '<th id="author-a">A</th><td headers="author-a author-b">',
    );
  });

  it.each(['url(https://evil.example/x#a)', 'url(//evil.example)', 'red url(#a)', 'u\\72l(https://evil.example)'])(
    'lets no drawing fetch anything: %s',
    (paint) => {
      expect(render(`<svg><rect fill='${paint}' stroke="rgb(1, 2, 3)"></rect></svg>`)).toBe(
        '<svg><rect stroke="rgb(1, 2, 3)"></rect></svg>',
      );
    },
  );

  it('drops classes that could be ours and properties that leave the flow', () => {
    expect(render('<p class="fixed inset-0 note" style="position:fixed;top:0;text-align:center">x</p>')).toBe(
      '<p class="note" style="text-align:center">x</p>',
    );
    expect(render('<p class="fixed">x</p>')).toBe('<p>x</p>');
  });

  it('tints the reader’s ink with an author’s colour and drops near-greys', () => {
    expect(render('<b style="color:#c00;">x</b>')).toBe(
      '<b style="color:color-mix(in srgb,#c00 40%,currentColor)">x</b>',
    );
    expect(render('<b style="color: rgb(20,20,20)">x</b>')).toBe('<b>x</b>');
  });

  it('leads links into the course', () => {
    expect(render('<a href="/jump_to_id/abc">x</a>')).toBe(`<a href="/courses/${key}/jump-to/abc">x</a>`);
    expect(render('<img src="/static/images/a b.png" alt="">')).toContain(`src="/assets/${key}/images/a%20b.png"`);
    expect(render('<a href="/static/x.pdf#p2">x</a>')).toContain(`href="/assets/${key}/x.pdf#p2"`);
    expect(render('<a href="/course/progress/">x</a>')).toBe(`<a href="/courses/${key}/progress">x</a>`);
    expect(render('<a href="/c4x/Org/Num/asset/y.png">x</a>')).toContain(`/assets/${key}/y.png`);
    expect(render('<a href="/asset-v1:Org+Num+Old+type@asset+block@y.png">x</a>')).toContain(`/assets/${key}/y.png`);
    expect(
      render('<a href="/courses/course-v1:Org+Num+Run/jump_to/block-v1:Org+Num+Run+type@vertical+block@v1">x</a>'),
    ).toContain(`/courses/${key}/jump-to/v1`);
    expect(render('<a href="https://example.org/static/a">x</a>')).toContain('href="https://example.org/static/a"');
  });

  it('keeps a path inside the course’s own files', () => {
    expect(render('<img src="/static/../../api/x" alt="">')).not.toContain('..');
  });

  it('typesets mathematics and leaves code and what it cannot read', () => {
    expect(render('<p>\\(x^2\\) and [mathjaxinline]y[/mathjaxinline] and \\[z\\]</p>').match(/<math/g)).toHaveLength(3);
    expect(render('<pre>\\(x\\)</pre>')).toBe('<pre>\\(x\\)</pre>');
    expect(render('<p>\\(\\notacommand{x}\\)</p>')).toContain('\\(\\notacommand{x}\\)');
    expect(render('\\(a &lt; b\\)')).toContain('<math');
    expect(render('\\(\\href{javascript:alert(1)}{x}\\)')).not.toMatch(/href="javascript/);
  });

  it('frames only configured hosts and the course’s own pages; others become links', () => {
    expect(render('<iframe src="https://www.youtube.com/embed/x"></iframe>')).toContain('<iframe');
    expect(render('<iframe src="https://evil.example/"></iframe>')).toMatch(/^<a href="https:\/\/evil\.example\/"/);
    expect(render('<iframe src="/static/page.html"></iframe>')).toContain('sandbox="allow-scripts"');
    expect(render('<iframe src="/account"></iframe>')).toBe('');
  });

  it('keeps plain text as it is', () => {
    expect(render('a > b')).toBe('a > b');
    expect(render('R&D')).toBe('R&#x26;D');
  });
});
