import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cueAt } from './cue-at';
import { formatTime } from './format-time';
import { parseTime } from './parse-time';
import { parseTranscript } from './parse-transcript';
import { writeTranscript } from './write-transcript';

const plain = { head: [], tail: [] };

describe('a transcript', () => {
  it('is read from SubRip, with numbers, carriage returns and a mark of byte order', () => {
    expect(
      parseTranscript(
        '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\nthere\r\n\r\n2\r\n01:01:01,5 --> 01:01:02,000  X1:40\r\n<i>again</i>\r\n',
      ),
    ).toEqual({
      ...plain,
      cues: [
        { from: 1000, to: 2500, text: 'Hello\nthere' },
        { from: 3_661_500, to: 3_662_000, text: '<i>again</i>', settings: 'X1:40' },
      ],
    });
  });

  it('is read from WebVTT with what stands beside its pieces', () => {
    expect(
      parseTranscript(
        'WEBVTT Kind: captions\n\nSTYLE\n::cue { color: red }\n\nid\n00:01.000 --> 00:02.500 align:start line:0\nHi\n\n' +
          'NOTE to be\nchecked\n\n00:03.000 --> 00:04.000\nthere\n\nNOTE done\n',
      ),
    ).toEqual({
      head: ['WEBVTT Kind: captions', 'STYLE\n::cue { color: red }'],
      cues: [
        { from: 1000, to: 2500, text: 'Hi', id: 'id', settings: 'align:start line:0' },
        { from: 3000, to: 4000, text: 'there', notes: ['NOTE to be\nchecked'] },
      ],
      tail: ['NOTE done'],
    });
  });

  it('is read from JSON, without lines that say nothing', () => {
    expect(
      parseTranscript('{"start":[5,9,20,30],"end":[9,20,30],"text":["It&#39;s &quot;a&quot;&nbsp;b"," ",null,"late"]}'),
    ).toEqual({ ...plain, cues: [{ from: 5, to: 9, text: 'It’s "a" b' }] });
  });

  it('is none where there are neither times nor the marks of one', () => {
    expect(['{"start":1', '{"start": 1}', '{', 'just words', ''].map(parseTranscript)).toEqual(Array(5).fill(null));
    expect(parseTranscript('WEBVTT\n\n')).toEqual({ cues: [], head: ['WEBVTT'], tail: [] });
  });

  it('is written as it was read', () => {
    const line = fc.stringMatching(/^[\p{L}\p{N}.!? ]{1,20}$/u).map((text) => `x${text.trim()}`);
    const cue = fc.record({ from: fc.nat(10_000_000), to: fc.nat(10_000_000), text: line });
    const part = line.map((text) => `NOTE ${text}`);
    const rich = fc.record(
      {
        from: fc.nat(10_000_000),
        to: fc.nat(10_000_000),
        text: line,
        id: line,
        settings: line,
        notes: fc.array(part, { minLength: 1 }),
      },
      { requiredKeys: ['from', 'to', 'text'] },
    );
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1 }), (cues) => {
        expect(parseTranscript(writeTranscript({ ...plain, cues }, 'srt'))).toEqual({ ...plain, cues });
      }),
    );
    fc.assert(
      fc.property(fc.array(rich), fc.array(part), fc.array(part), (cues, above, below) => {
        // What stands above the first piece belongs to the file.
        const [{ notes: _notes, ...first } = { from: 0, to: 1, text: 'a' }, ...others] = cues;
        const transcript = { cues: [first, ...others], head: ['WEBVTT', ...above], tail: below };
        expect(parseTranscript(writeTranscript(transcript, 'vtt'))).toEqual(transcript);
      }),
    );
  });

  it('holds no arrow and no empty line in what is said', () => {
    expect(writeTranscript({ ...plain, cues: [{ from: 0, to: 1500, text: 'c --> d\n\n\ne ' }] }, 'vtt')).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nc → d\ne\n',
    );
  });
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
  const other =
    parseTranscript('1\n00:00:00,000 --> 00:00:02,000\nMoi\n\n2\n00:00:02,000 --> 00:00:09,000\nMuuta')?.cues ?? [];
  expect(cueAt(other, { from: 100, to: 1900, text: 'Hi' })).toBe('Moi');
});
