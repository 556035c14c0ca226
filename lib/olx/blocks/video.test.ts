import { describe, expect, it } from 'vitest';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { readVideo, video } from './video';

function settingsOf(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.message);
  return readSettings(video, parsed.root).settings;
}

describe('video', () => {
  const exported = settingsOf(
    `<video youtube="0.75:slow,1.00:AOUEsgFrYeg" sub="" transcripts="{&quot;en&quot;: &quot;a-en.srt&quot;}" display_name="V" download_track="true"
       end_time="00:12:57" start_time="00:11:39" html5_sources="[]" youtube_id_1_0="AOUEsgFrYeg">
      <track src="/static/t.pdf"/><handout src="/static/h.png"/>
      <video_asset client_video_id="external" duration="1.5">
        <encoded_video profile="hls" url="https://x/v.m3u8" file_size="1" bitrate="2"/>
        <transcripts><transcript language_code="en" file_format="srt" provider="Custom"/></transcripts>
      </video_asset>
      <transcript language="es" src="a-es.srt"/>
    </video>`,
  );

  it('reads what its children say', () => {
    expect(exported).toMatchObject({
      html5_sources: [],
      transcripts: { en: 'a-en.srt', es: 'a-es.srt' },
      track: '/static/t.pdf',
      handout: '/static/h.png',
      video_asset: {
        duration: '1.5',
        encoded_videos: [{ profile: 'hls', url: 'https://x/v.m3u8', file_size: '1', bitrate: '2' }],
        transcripts: [{ language_code: 'en', file_format: 'srt', provider: 'Custom' }],
      },
    });
  });

  it('tells a player what to play', () => {
    expect(readVideo(exported)).toEqual({
      sources: ['https://x/v.m3u8'],
      youtubeId: 'AOUEsgFrYeg',
      transcripts: { en: 'a-en.srt', es: 'a-es.srt' },
      startSeconds: 699,
      endSeconds: 777,
      handout: '/static/h.png',
      track: '/static/t.pdf',
      mayDownloadVideo: false,
      mayDownloadTranscript: true,
      showsCaptions: true,
    });
  });

  it('reads the forms of older courses', () => {
    const old = settingsOf(
      '<video youtube="0.75:a,1.0:b,1.25:c" from="00:00:05" to="60" sub="OEoXaMPEzfM"><source src="a.mp4"/><source src="b.webm"/></video>',
    );
    expect(readVideo(old)).toMatchObject({
      sources: ['a.mp4', 'b.webm'],
      youtubeId: 'b',
      startSeconds: 5,
      endSeconds: 60,
      transcripts: { en: 'subs_OEoXaMPEzfM.srt.sjson' },
    });
  });

  it('takes settings that say nothing, or nonsense', () => {
    expect(readVideo({})).toMatchObject({
      sources: [],
      youtubeId: null,
      startSeconds: null,
      endSeconds: null,
      transcripts: {},
    });
    expect(
      readVideo({ html5_sources: 'x', transcripts: [1], video_asset: 'y', youtube: ':', end_time: '00:00:00' }),
    ).toMatchObject({
      sources: [],
      youtubeId: null,
      endSeconds: null,
      transcripts: {},
    });
  });
});
