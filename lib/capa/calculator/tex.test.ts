import { describe, expect, it } from 'vitest';
import { expressionToTex } from './tex';

describe('expressionToTex', () => {
  it.each([
    ['', ''],
    ['1/2', '\\frac{1}{2}'],
    ['(a+b)/(c*d)', '\\frac{a+b}{c\\cdot d}'],
    ['a*b/c*d', '\\frac{a\\cdot b}{c}\\cdot d'],
    ['1/2/3', '\\frac{\\frac{1}{2}}{3}'],
    ['2^(x+1)', '2^{x+1}'],
    ['-x^2', '-x^{2}'],
    ['sqrt(x^2)/2', '\\frac{\\sqrt{x^{2}}}{2}'],
    ['sin(alpha)', '\\sin\\left(\\alpha\\right)'],
    ['log10(x)', '\\log_{10}\\left(x\\right)'],
    ['R_1||R_2', 'R_{1}\\parallel R_{2}'],
    ["T_{ij}^{12}'", "T_{\\text{ij}}^{12}'"],
    ['1.6e-19', '1.6\\times 10^{-19}'],
    ['50%', '50\\%'],
    ['fact(n)+fact(n+1)', 'n!+\\left(n+1\\right)!'],
    ['abs(x)', '\\left|x\\right|'],
    ['speed*t', '\\text{speed}\\cdot t'],
  ])('%s', (source, tex) => {
    expect(expressionToTex(source)).toEqual({ tex });
  });

  it('says what is wrong, and never lets TeX commands through', () => {
    expect(expressionToTex('2x')).toMatchObject({ error: 'syntax' });
    expect(expressionToTex('\\href{x}{y}')).toMatchObject({ error: 'syntax' });
  });
});
