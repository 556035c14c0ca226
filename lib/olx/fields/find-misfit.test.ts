import { describe, expect, it } from 'vitest';
import {
  boolean,
  choice,
  date,
  duration,
  type Field,
  integer,
  json,
  list,
  number,
  object,
  string,
  time,
} from './field';
import { findMisfit } from './find-misfit';

const colour = choice('red', ['red', 'blue']);

describe('findMisfit', () => {
  it.each<[string, Field, unknown]>([
    ['text', string(), 'x'],
    ['a number where text is wanted', string(), 3],
    ['truth', boolean(), false],
    ['a whole number', integer(), 3],
    ['a number', number(), 0.5],
    ['a date', date(), '2026-02-05T05:00'],
    ['a duration', duration(), '1 day 2 hours'],
    ['a time', time(), '00:01:30'],
    ['a list', list(), []],
    ['an object', object(), {}],
    ['anything', json(), ['x']],
    ['one of the words', colour, 'blue'],
    ['nothing', date(), null],
    ['an empty text', integer(), ''],
  ])('has nothing to say of %s', (_, field, value) => {
    expect(findMisfit('it', field, value as never)).toBeNull();
  });

  it.each<[Field, unknown, string]>([
    [string(), ['x'], 'The setting "it" is ["x"]; it should be text.'],
    [boolean(), 'maybe', 'The setting "it" is "maybe"; it should be true or false.'],
    [integer(), 1.5, 'The setting "it" is 1.5; it should be a whole number.'],
    [number(), 'many', 'The setting "it" is "many"; it should be a number.'],
    [date(), 'soon', 'The setting "it" is "soon"; it should be a date such as 2026-02-05T05:00:00Z.'],
    [duration(), 'long', 'The setting "it" is "long"; it should be a duration such as "1 day 2 hours".'],
    [time(), 'later', 'The setting "it" is "later"; it should be a time such as 00:01:30.'],
    [list(), {}, 'The setting "it" is {}; it should be a list.'],
    [object(), [1], 'The setting "it" is [1]; it should be an object.'],
    [colour, 'green', 'The setting "it" is "green"; it should be one of red, blue.'],
  ])('says what a %j should be', (field, value, sentence) => {
    expect(findMisfit('it', field, value as never)).toBe(sentence);
  });
});
