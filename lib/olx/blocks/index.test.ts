import { describe, expect, it } from 'vitest';
import { blockTypeOf, fieldsOf, isSupportedType } from '.';

describe('block types', () => {
  it('knows which ones Lectern runs', () => {
    for (const name of ['course', 'chapter', 'sequential', 'vertical', 'problem', 'html', 'video'])
      expect(isSupportedType(name)).toBe(true);
    for (const name of ['poll', 'lti', 'library_content', 'constructor', '__proto__', ''])
      expect(isSupportedType(name)).toBe(false);
  });

  it('answers for any name', () => {
    expect(blockTypeOf('surprise')).toMatchObject({
      name: 'surprise',
      content: 'element',
      storage: 'inline',
      isSupported: false,
    });
    expect(fieldsOf('surprise').get('graded')?.kind).toBe('boolean');
    expect(fieldsOf('problem').get('submission_wait_seconds')?.kind).toBe('integer');
  });

  it('gives every default a value of its own kind', () => {
    for (const type of ['course', 'chapter', 'sequential', 'vertical', 'problem', 'html', 'video']) {
      for (const [name, { kind, default: value }] of fieldsOf(type)) {
        if (value === null) continue;
        const actual = Array.isArray(value) ? 'list' : typeof value;
        const expected = kind === 'integer' ? 'number' : ['date', 'duration', 'time'].includes(kind) ? 'string' : kind;
        expect(`${name}: ${actual}`).toBe(`${name}: ${expected}`);
      }
    }
  });
});
