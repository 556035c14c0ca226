import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeField, decodeJsonField, parseJson } from './decode-field';
import { encodeField } from './encode-field';
import type { FieldKind } from './field';
import { isSameJson } from './is-same-json';

describe('decodeField', () => {
  it.each<[FieldKind, string, unknown]>([
    ['string', 'A title', 'A title'],
    ['string', '3', '3'],
    ['string', '3.4', '3.4'],
    ['string', 'true', 'true'],
    ['string', '"quoted"', 'quoted'],
    ['string', '"half', '"half'],
    ['string', 'null', null],
    ['string', '', ''],
    ['date', '"2021-01-01T00:00:00+00:00"', '2021-01-01T00:00:00+00:00'],
    ['boolean', 'true', true],
    ['boolean', 'True', true],
    ['boolean', '"false"', false],
    ['boolean', '1', true],
    ['boolean', '0', false],
    ['integer', '3', 3],
    ['integer', '"3"', 3],
    ['integer', '3.0', 3],
    ['integer', '', null],
    ['integer', 'null', null],
    ['number', '0.75', 0.75],
    ['number', '.5', 0.5],
    ['number', '-0', 0],
    ['list', '["edx_sga"]', ['edx_sga']],
    ['list', '', ''],
    ['object', '{"50": [1]}', { 50: [1] }],
    ['json', '[1, {"a": null}]', [1, { a: null }]],
    ['json', 'word', 'word'],
  ])('reads a %s from %j', (kind, text, value) => {
    expect(decodeField(kind, text)).toEqual(value);
  });

  it.each<[FieldKind, string]>([
    ['boolean', 'yes'],
    ['integer', 'many'],
    ['integer', '12345678901234567890'],
    ['number', 'NaN'],
    ['list', '{"a": 1}'],
    ['object', '[1]'],
  ])('keeps the text where a %s cannot be %j', (kind, text) => {
    expect(decodeField(kind, text)).toBe(text);
  });

  it('leaves values of policies alone, but for texts in fields that hold none', () => {
    expect(decodeJsonField('boolean', 'true')).toBe(true);
    expect(decodeJsonField('string', '"quoted"')).toBe('"quoted"');
    expect(decodeJsonField('list', ['a'])).toEqual(['a']);
  });

  it('never reads a number that JSON cannot write', () => {
    expect(parseJson('{"a": 1e999, "b": [-1e400]}', 'setting')).toEqual({
      a: Number.MAX_VALUE,
      b: [-Number.MAX_VALUE],
    });
    expect(parseJson('not json', 'setting')).toBeUndefined();
    expect(parseJson('{broken', 'setting')).toBeUndefined();
    expect(parseJson('\uFEFF{"a": 1}', 'setting')).toEqual({ a: 1 });
  });
});

describe('encodeField', () => {
  const kinds: readonly FieldKind[] = [
    'string',
    'boolean',
    'integer',
    'number',
    'date',
    'duration',
    'time',
    'list',
    'object',
    'json',
  ];

  it('writes what is read back, or nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.jsonValue({ noUnicodeString: false }), (kind, value) => {
        const text = encodeField(kind, value as never);
        if (text !== undefined) expect(isSameJson(decodeField(kind, text), value as never)).toBe(true);
      }),
    );
  });

  it('finds a text for every value of the field', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ -~\u00a0-\ud7ff]*$/),
        fc.boolean(),
        fc.maxSafeInteger(),
        (text, flag, count) => {
          expect(encodeField('string', text)).toBeDefined();
          expect(encodeField('boolean', flag)).toBe(String(flag));
          expect(encodeField('integer', count)).toBe(String(count));
        },
      ),
    );
  });

  it('writes nothing that XML cannot hold', () => {
    expect(encodeField('string', 'a\u0000b')).toBe('"a\\u0000b"');
    expect(encodeField(undefined, 'a\u0000b')).toBeUndefined();
    expect(encodeField(undefined, 3)).toBeUndefined();
    expect(encodeField(undefined, 'null')).toBe('null');
  });
});
