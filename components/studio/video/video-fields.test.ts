import { expect, it } from 'vitest';
import { readVideoFields, writeVideoFields, youtubeIdOf } from './video-fields';

it('finds the id in what somebody pastes', () => {
  for (const text of [
    'https://youtu.be/dQw4w9WgXcQ?t=1',
    'https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ',
    'https://www.youtube.com/embed/dQw4w9WgXcQ',
    ' dQw4w9WgXcQ ',
  ]) {
    expect(youtubeIdOf(text)).toBe('dQw4w9WgXcQ');
  }
});

it('changes only what was changed in the form', () => {
  const settings = {
    youtube: '0.75:a,1.00:b',
    sub: 'abc',
    start_time: '00:00:05',
    edx_video_id: 'kept',
    download_video: true,
  };
  const fields = readVideoFields(settings);
  expect(fields).toMatchObject({ youtube: 'b', start: '00:00:05', end: '', transcripts: { en: 'subs_abc.srt.sjson' } });
  expect(writeVideoFields(settings, fields, fields)).toEqual(settings);
  expect(
    writeVideoFields(settings, fields, {
      ...fields,
      youtube: 'https://youtu.be/newvideo1',
      start: '',
      end: '1:05',
      transcripts: { ...fields.transcripts, fi: 'fi.srt' },
    }),
  ).toEqual({
    youtube: '1.00:newvideo1',
    youtube_id_1_0: 'newvideo1',
    end_time: '00:01:05',
    edx_video_id: 'kept',
    download_video: true,
    transcripts: { en: 'subs_abc.srt.sjson', fi: 'fi.srt' },
  });
});

it('keeps a time until what is typed is one', () => {
  const settings = { start_time: '00:00:05' };
  const fields = readVideoFields(settings);
  expect(writeVideoFields(settings, fields, { ...fields, start: '1:' })).toEqual(settings);
});
