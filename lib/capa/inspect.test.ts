import { describe, expect, it } from 'vitest';
import { hasScript, maxPoints, supported, weightedScore } from './inspect';
import { parseProblem } from './source/parse-problem';

const parse = (inside: string) => parseProblem(`<problem>${inside}</problem>`);
const text = '<stringresponse answer="a"><textline/></stringresponse>';

describe('supported', () => {
  it('names what cannot be graded', () => {
    expect(supported(parse(text))).toEqual({ gradable: true, unsupported: [], needsSandbox: false });
    expect(supported(parse(`${text}<externalresponse><textline/></externalresponse>`))).toMatchObject({
      gradable: false,
      unsupported: ['externalresponse'],
    });
    const image = '<imageresponse><imageinput src="a" width="9" height="9" rectangle="(1,1)-(2,2)"/></imageresponse>';
    expect(supported(parse(image))).toMatchObject({ gradable: true, unsupported: [] });
    const file = '<coderesponse><filesubmission/></coderesponse>';
    expect(supported(parse(file))).toMatchObject({ gradable: false, unsupported: ['filesubmission'] });
    expect(supported(parse('<p>Nothing to answer</p>'))).toMatchObject({ gradable: false, unsupported: [] });
  });

  it('counts problems with Python only where there is a sandbox', () => {
    const custom = parse('<customresponse cfn="f"><textline/></customresponse>');
    expect(supported(custom)).toMatchObject({ gradable: false, unsupported: ['customresponse'], needsSandbox: true });
    expect(supported(custom, { hasSandbox: true })).toMatchObject({ gradable: true });
    const scripted = parse(`<script type="loncapa/python">a=1</script>${text}`);
    expect(supported(scripted)).toMatchObject({ gradable: false, needsSandbox: true });
    const protein = parse('<customresponse cfn="f"><designprotein2dinput/></customresponse>');
    expect(supported(protein, { hasSandbox: true })).toMatchObject({
      gradable: false,
      unsupported: ['designprotein2dinput'],
    });
  });
});

it('knows which problems have Python', () => {
  expect(hasScript(parse(text))).toBe(false);
  expect(hasScript(parse(`<script type="text/python">a=1</script>${text}`))).toBe(true);
  expect(hasScript(parse(`<script type="text/javascript">a=1</script>${text}`))).toBe(false);
  expect(hasScript(parse('<customresponse cfn="f"><textline/></customresponse>'))).toBe(true);
});

it('adds up points', () => {
  expect(maxPoints(parse(`${text}<annotationresponse><annotationinput/></annotationresponse>`))).toBe(3);
  expect(maxPoints(parseProblem('<problem>'))).toBe(0);
});

it('scales by the weight', () => {
  expect(weightedScore({ earned: 1, possible: 3 }, null)).toEqual({ earned: 1, possible: 3 });
  expect(weightedScore({ earned: 1, possible: 3 }, 6)).toEqual({ earned: 2, possible: 6 });
  expect(weightedScore({ earned: 1, possible: 3 }, 0)).toEqual({ earned: 0, possible: 0 });
  expect(weightedScore({ earned: 0, possible: 0 }, 5)).toEqual({ earned: 0, possible: 0 });
});

describe('hasScript', () => {
  it.each([
    ['<script type="loncapa/python">a=1</script>', true],
    ['<script type="text/python">a=1</script>', true],
    // Real courses have it so: a script that says nothing is Python.
    ['<script>a=1</script>', true],
    ['<script type="loncapa/python"> </script>', false],
    ['<script type="text/javascript">a=1</script>', false],
    ['<script type="text/perl">a=1</script>', false],
  ])('%s: %s', (script, has) => {
    expect(hasScript(parse(script + text))).toBe(has);
  });
});
