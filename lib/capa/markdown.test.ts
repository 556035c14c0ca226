import { describe, expect, it } from 'vitest';
import { grade } from './grade';
import { markdownToOlx } from './markdown';
import { parseProblem } from './source/parse-problem';

/** White space between tags does not matter. */
const compact = (markdown: string): string =>
  markdownToOlx(markdown)
    .replace(/>\s+</g, '><')
    .replace(/\s+</g, '<')
    .replace(/^<problem>|<\/problem>$/g, '');

describe('markdownToOlx', () => {
  it('shuffles, fixes and hints', () => {
    expect(compact('(!) a {{ Look:: no }}\n(x@) b')).toBe(
      '<multiplechoiceresponse><choicegroup type="MultipleChoice" shuffle="true">' +
        '<choice correct="false">a<choicehint label="Look">no</choicehint></choice>' +
        '<choice correct="true" fixed="true">b</choice></choicegroup></multiplechoiceresponse>',
    );
  });

  it('writes compound hints and keeps what it does not understand', () => {
    expect(compact('[x] a\n[ ] b {{ odd }}\n{{ ((A B)) Both:: of them }}')).toBe(
      '<choiceresponse><checkboxgroup><choice correct="true">a</choice><choice correct="false">b {{ odd }}</choice>' +
        '<compoundhint value="A B" label="Both">of them</compoundhint></checkboxgroup></choiceresponse>',
    );
  });

  it('reads numbers, ranges, tolerances and further answers', () => {
    expect(compact('= 5 * 2 +- 10%\nor= 11 +- 1\nor= [1,2]\nor= ten')).toBe(
      '<numericalresponse answer="5*2"><responseparam type="tolerance" default="10%"/>' +
        '<additional_answer answer="11"/><formulaequationinput/></numericalresponse>',
    );
    expect(compact('= (1, 2]')).toContain('<numericalresponse answer="(1, 2]">');
    expect(compact('s= 5')).toContain('<stringresponse answer="5" type="ci">');
  });

  it('reads texts with their hints', () => {
    expect(compact('= cat {{ Yes:: a cat }}\nor= dog\n\nnot= cow {{ it moos }}')).toBe(
      '<stringresponse answer="cat" type="ci"><correcthint label="Yes">a cat</correcthint><additional_answer answer="dog"/>' +
        '<stringequalhint answer="cow">it moos</stringequalhint><textline size="20"/></stringresponse>',
    );
  });

  it('puts headings, questions, descriptions, code and explanations around the only response', () => {
    expect(
      compact(
        'Title\n=====\n>>What\nnow?||Think\ntwice<<\n[[a, (b)]]\n[code]\nif a < b & c:\n[/code]\n[explanation]\nBecause\n<b>so</b>\n[explanation]\n||first||\n||second||',
      ),
    ).toBe(
      '<optionresponse><h3 class="hd hd-2 problem-header">Title</h3><label>What\nnow?</label><description>Think\ntwice</description>' +
        `<optioninput options="('a','b')" correct="b"/><pre><code>if a &lt; b &amp; c:</code></pre>` +
        '<solution><div class="detailed-solution"><p>Explanation</p><p>Because</p><b>so</b></div></solution></optionresponse>' +
        '<demandhint><hint>first</hint><hint>second</hint></demandhint>',
    );
  });

  it('leaves several responses of one part side by side', () => {
    expect(compact('One\n= 1\nTwo\n= 2')).toBe(
      '<p>One</p><numericalresponse answer="1"><formulaequationinput/></numericalresponse><p>Two</p><numericalresponse answer="2"><formulaequationinput/></numericalresponse>',
    );
  });

  it('takes hints over several lines and ready-made elements whole', () => {
    expect(compact('(x) a {{ one\n  two }}\n( ) b')).toContain('<choicehint>one two</choicehint>');
    expect(compact('<pre>\na\n= 5\n</pre>')).toBe('<pre>\na\n= 5</pre>');
  });

  it.each([
    'a & b',
    'x < 3 and y > 4',
    '<b>never closed',
    '<div>\ntext\n</div>',
    '</p>',
    '= a"b<c & d',
    '(x) <i>a</b>\n( ) &nbsp; & &amp; &bogus;',
    '[[a<b, (c"d)]]',
    '[[\n(a & b) {{ <x }}\n]]',
    '>>a <b & c<<\n= 1',
    '|| a & <b ||',
    '[explanation]\n<p>\n[explanation]',
    '[explanation]\nnot closed',
    '[[not closed',
    '>>not closed',
    '{{',
    '((((',
    '<script>\nif (a < b) {}\n</script>',
    '---\n\n---\n',
    '',
  ])('is well-formed for %j', (markdown) => {
    expect(parseProblem(markdownToOlx(markdown)).root).not.toBeNull();
  });

  it('makes problems that grade', async () => {
    const problem = parseProblem(markdownToOlx('How many?\n= 5 +- 1 {{ good }}'));
    expect(problem.fault).toBeNull();
    expect(await grade(problem, { '2_1': '5.5' })).toMatchObject({
      earned: 1,
      inputs: { '2_1': { hints: [{ html: 'good' }] } },
    });
  });
});
