import { describe, expect, it } from 'vitest';
import { frameDocument, framePolicy, jqueryPath } from './frame-document';

const make = (html: string) =>
  frameDocument({ html, courseKey: 'course-v1:O+N+R', block: 'html@a', title: 'A "title" <b>', language: 'fi' });

describe('frameDocument', () => {
  it('keeps the author’s scripts to the byte but for links behind quotes', () => {
    const script = '<script>if (a < b && "/static/x.js") { f(\'/jump_to_id/u\') }</script>';
    expect(make(script)).toContain(
      `<script>if (a < b && "/assets/course-v1:O+N+R/x.js") { f('/courses/course-v1:O+N+R/jump-to/u') }</script>`,
    );
  });

  it('typesets mathematics outside scripts as MathML', () => {
    const document = make('<p>\\(x\\)</p><script>var a = "\\\\(x\\\\)";</script>');
    expect(document).toContain('<math');
    expect(document).toContain('var a = "\\\\(x\\\\)";');
    expect(document).not.toContain('katex-html');
  });

  it('escapes what is not the author’s HTML', () => {
    expect(make('')).toContain('<title>A &quot;title&quot; &lt;b></title>');
  });
});

describe('a document that is nested deeper than it can be followed', () => {
  it('comes as it was written', () => {
    const nested = `${'<b>'.repeat(20_000)}\\(x\\)`;
    expect(make(nested)).toContain(`<body>${nested}<script>`);
  });
});

describe('framePolicy', () => {
  it('never gives the document our origin', () => {
    expect(framePolicy('https://lectern.example')).toMatch(/^sandbox allow-scripts/);
    expect(framePolicy('https://lectern.example')).not.toContain('allow-same-origin');
    expect(framePolicy('https://lectern.example')).not.toContain('top-navigation');
  });
});

describe('jQuery', () => {
  it('is looked for once, in tags that never end too', () => {
    expect(make('<script '.repeat(60_000))).not.toContain(jqueryPath);
    expect(make(`<script ${'src='.repeat(150_000)}>`)).toContain(jqueryPath);
  });

  it('is there for scripts that count on it, before them', () => {
    const made = make('<div id="a"></div><script>$("#a").text("b")</script>');
    expect(made.indexOf(jqueryPath)).toBeGreaterThan(0);
    expect(made.indexOf(jqueryPath)).toBeLessThan(made.indexOf('<body>'));
  });

  it('stays away from scripts that do not use it or bring their own', () => {
    expect(make('<script>document.title = 2 + 2</script>')).not.toContain(jqueryPath);
    expect(make('<script src="https://example.org/jquery-1.9.js"></script><script>$("a")</script>')).not.toContain(
      jqueryPath,
    );
  });
});
