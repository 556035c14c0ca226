import { describe, expect, it } from 'vitest';
import { markdownToOlx } from '@/lib/capa';
import { isSameProblem } from '@/lib/capa/authoring/is-same-problem';
import {
  editMarkdown,
  editOf,
  editSettings,
  editSource,
  editVisual,
  openDraft,
  type ProblemDraft,
  switchView,
} from './problem-draft';

const block = 'problem@p';
const markdown = '>>2 + 2?<<\n\n= 4';
const numerical =
  '<problem max_attempts="2"><numericalresponse answer="4"><label>2 + 2?</label><formulaequationinput/></numericalresponse></problem>';
const scripted = '<problem><script type="loncapa/python">x = 1</script><p>$x</p></problem>';
const open = (source: string, settings = {}) => openDraft(block, { source, settings });

const withAnswer = (draft: ProblemDraft, answer: string): ProblemDraft => {
  const [question] = draft.visual?.parts ?? [];
  if (!draft.visual || question?.kind !== 'question' || question.type !== 'numerical') throw new Error('No number');
  return editVisual(draft, { ...draft.visual, parts: [{ ...question, answer }] });
};

describe('a problem in its editor', () => {
  it('opens in the view that holds it, and is not changed by looking at it', () => {
    expect(open(numerical).view).toBe('visual');
    expect(open(scripted)).toMatchObject({ view: 'olx', refused: null });
    expect(open(numerical, { markdown, markdown_edited: true }).view).toBe('markdown');
    for (const source of [numerical, scripted, '<problem><p>']) {
      let draft = open(source, { max_attempts: 2 });
      for (const view of ['markdown', 'visual', 'olx', 'visual', 'markdown', 'olx'] as const)
        draft = switchView(draft, view);
      expect(editOf(draft)).toEqual({ source, settings: { max_attempts: 2 } });
    }
  });

  it('stays in its view and says why where another would lose something', () => {
    const draft = switchView(open(scripted), 'visual');
    expect(draft).toMatchObject({ view: 'olx', refused: { view: 'visual', refusal: { reason: 'script' } } });
    const broken = editSource(switchView(open(numerical), 'olx'), '<problem>\n<p>');
    expect(switchView(broken, 'visual')).toMatchObject({
      view: 'olx',
      refused: { refusal: { reason: 'broken', line: 2 } },
    });
    expect(editOf(broken).source).toBe('<problem>\n<p>');
  });

  it('keeps markdown beside every edit, as long as it can say the problem', () => {
    const source = markdownToOlx(markdown);
    const opened = open(source, { markdown });
    const edited = withAnswer(opened, '5');
    expect(editOf(edited).settings.markdown).toContain('= 5');
    const beyond = editSource(
      switchView(edited, 'olx'),
      source.replace('<formulaequationinput/>', '<formulaequationinput trailing_text="m"/>'),
    );
    expect(editOf(beyond).settings).toEqual({});
    expect(switchView(beyond, 'markdown').refused?.refusal.reason).toBe('differs');
    expect(editOf(editSource(beyond, source)).settings.markdown).toContain('= 4');
  });

  it('shows the markdown as its author wrote it, and writes the source from it', () => {
    const own = '\n>>2 + 2?<<\n\n\n=4';
    const draft = switchView(open(markdownToOlx(own), { markdown: own }), 'markdown');
    expect(draft.markdown).toBe(own);
    const edited = editMarkdown(draft, own.replace('4', '4 +- 1'));
    expect(editOf(edited).source).toContain('<responseparam type="tolerance" default="1"/>');
    expect(editOf(edited).settings.markdown).toContain('+- 1');
  });

  it('does not take markdown that was left behind by an edit of the source', () => {
    const draft = switchView(open(numerical, { markdown: '= 7', max_attempts: 2 }), 'markdown');
    expect(draft.markdown).toContain('= 4');
    expect(editOf(editMarkdown(draft, `${draft.markdown} `)).source).toContain('<problem max_attempts="2">');
  });

  it('keeps settings and the attributes of the source alike', () => {
    const draft = switchView(open(numerical, { max_attempts: 2 }), 'olx');
    const attribute = editSource(draft, numerical.replace('"2"', '"3"'));
    expect(editOf(attribute).settings).toEqual({ max_attempts: 3 });
    const setting = editSettings(switchView(attribute, 'visual'), { weight: 5 });
    expect(editOf(setting).source).toContain('<problem weight="5">');
    // The visual view writes the attributes as they are by now.
    expect(editOf(withAnswer(setting, '9')).source).toMatch(/^<problem weight="5">/);
    expect(isSameProblem(editOf(setting).source, numerical, { ignoresRoot: true })).toBe(true);
  });
});
