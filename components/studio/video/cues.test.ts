import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cue, cueAt, formatTime, parseCues, parseTime, writeCues } from './cues';

it('reads SubRip and WebVTT', () => {
  const cues = [
    { from: 1000, to: 2500, text: 'Hello\nthere' },
    { from: 3_661_000, to: 3_662_000, text: '<i>again</i>' },
  ];
  expect(
    parseCues(
      '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\nthere\r\n\r\n2\r\n01:01:01,000 --> 01:01:02,000\r\n<i>again</i>\r\n',
    ),
  ).toEqual(cues);
  expect(
    parseCues(
      'WEBVTT\n\nNOTE no cue\n\nid\n00:01.000 --> 00:02.500 align:start\nHello\nthere\n\n01:01:01.000 --> 01:01:02.000\n<i>again</i>',
    ),
  ).toEqual(cues);
  expect(parseCues('{"start":[5],"end":[9],"text":["It&#39;s"]}')).toEqual([{ from: 5, to: 9, text: 'It’s' }]);
  expect(parseCues('{"start":1')).toEqual([]);
  expect(parseCues('just words')).toEqual([]);
});

it('writes what it reads', () => {
  const cue = fc.record({
    from: fc.nat(10_000_000),
    to: fc.nat(10_000_000),
    text: fc.stringMatching(/^[\p{L}\p{N},.!? ]{1,20}$/u).map((text) => text.trim()),
  });
  fc.assert(
    fc.property(fc.array(cue), fc.constantFrom('srt' as const, 'vtt' as const), (cues: readonly Cue[], format) => {
      expect(parseCues(writeCues(cues, format))).toEqual(cues);
    }),
  );
});

it('understands times as people write them', () => {
  expect(['1:05', '00:01:05', '65', '1:02:03.5', 'soon', '', '1:'].map(parseTime)).toEqual([
    65_000,
    65_000,
    65_000,
    3_723_500,
    null,
    null,
    null,
  ]);
  expect(formatTime(3_723_500)).toBe('01:02:03.500');
});

it('puts beside a piece what is said at the same time in another language', () => {
  const other = parseCues('1\n00:00:00,000 --> 00:00:02,000\nMoi\n\n2\n00:00:02,000 --> 00:00:09,000\nMuuta');
  expect(cueAt(other, { from: 100, to: 1900, text: 'Hi' })).toBe('Moi');
});
