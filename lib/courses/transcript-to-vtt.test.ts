import { describe, expect, it } from 'vitest';
import { transcriptToVtt } from './transcript-to-vtt';

describe('transcriptToVtt', () => {
  it('reads SubRip, with numbers, carriage returns and a mark of byte order', () => {
    const srt =
      '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\nOne\r\ntwo\r\n\r\n2\r\n01:00:03,5 --> 01:00:04,000\r\nThree\r\n';
    expect(transcriptToVtt(srt)).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nOne\ntwo\n\n01:00:03.500 --> 01:00:04.000\nThree\n',
    );
  });

  it('takes a line of blanks between two pieces of SubRip for an empty one', () => {
    const srt = '1\n00:00:01,000 --> 00:00:02,000\nOne\n \t\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n';
    expect(transcriptToVtt(srt)).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nOne\n\n00:00:03.000 --> 00:00:04.000\nTwo\n',
    );
  });

  it('reads sjson and leaves empty lines out', () => {
    const json = JSON.stringify({ start: [0, 1500, 3000], end: [1500, 3000, 4000], text: ['a&#39;b', '', 'c --> d'] });
    expect(transcriptToVtt(json)).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\na’b\n\n00:00:03.000 --> 00:00:04.000\nc → d\n',
    );
  });

  it('passes WebVTT on and refuses the rest', () => {
    expect(transcriptToVtt('WEBVTT\n\n')).toBe('WEBVTT\n\n');
    expect(transcriptToVtt('{"start": 1}')).toBeNull();
    expect(transcriptToVtt('{')).toBeNull();
    expect(transcriptToVtt('just words')).toBeNull();
  });
});
