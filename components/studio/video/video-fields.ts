import { readVideo } from '@/lib/olx/blocks/video';
import type { Json, Settings } from '@/lib/olx/model';
import { formatTime } from '@/lib/transcript/format-time';
import { parseTime } from '@/lib/transcript/parse-time';

/** A video as its form has it. */
export interface VideoFields {
  readonly title: string;
  /** Addresses of the film, best first. */
  readonly sources: readonly string[];
  /** An id, or the address of a video. */
  readonly youtube: string;
  /** As typed; empty: from the beginning, to the end. */
  readonly start: string;
  readonly end: string;
  readonly mayDownloadVideo: boolean;
  readonly mayDownloadTranscript: boolean;
  readonly handout: string;
  /** Language to the file below `static/`. */
  readonly transcripts: Readonly<Record<string, string>>;
}

export function readVideoFields(settings: Settings): VideoFields {
  const video = readVideo(settings);
  return {
    title: typeof settings.display_name === 'string' ? settings.display_name : '',
    sources: addressesOf(settings),
    youtube: video.youtubeId ?? '',
    start: video.startSeconds ? shortTime(video.startSeconds) : '',
    end: video.endSeconds ? shortTime(video.endSeconds) : '',
    mayDownloadVideo: video.mayDownloadVideo,
    mayDownloadTranscript: video.mayDownloadTranscript,
    handout: video.handout ?? '',
    transcripts: video.transcripts,
  };
}

/** What was given by hand; what a video service made stands in a setting of its own. */
function addressesOf({ html5_sources: listed, source }: Settings): readonly string[] {
  const all = [...(Array.isArray(listed) ? listed : []), source];
  return [...new Set(all.filter((address): address is string => typeof address === 'string' && address !== ''))];
}

const shortTime = (seconds: number) => formatTime(seconds * 1000).replace(/\.000$/, '');

/** The id in what somebody pasted: an id, or an address of YouTube in any of its forms. */
export function youtubeIdOf(text: string): string {
  const found = /(?:youtu\.be\/|[?&]v=|\/(?:embed|shorts|live)\/)([\w-]{6,})/.exec(text);
  return found?.[1] ?? text.trim();
}

/**
 * The settings of a video after its form was changed from `before` to `after`: those of what changed become others, the rest stays as
 * it was written.
 */
export function writeVideoFields(settings: Settings, before: VideoFields, after: VideoFields): Settings {
  const next: Record<string, Json> = { ...settings };
  const put = (name: string, value: Json | undefined) => {
    if (value === undefined || value === '') {
      delete next[name];
    } else {
      next[name] = value;
    }
  };
  const isChanged = (name: keyof VideoFields) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  if (isChanged('title')) {
    put('display_name', after.title);
  }
  if (isChanged('sources')) {
    const addresses = after.sources.map((address) => address.trim()).filter((address) => address !== '');
    put('html5_sources', addresses.length > 0 ? addresses : undefined);
    put('source', undefined);
  }
  if (isChanged('youtube')) {
    const id = youtubeIdOf(after.youtube);
    put('youtube_id_1_0', id);
    put('youtube', settings.youtube === undefined || id === '' ? undefined : `1.00:${id}`);
    for (const other of ['youtube_id_0_75', 'youtube_id_1_25', 'youtube_id_1_5']) {
      put(other, undefined);
    }
  }
  for (const [field, name] of [
    ['start', 'start_time'],
    ['end', 'end_time'],
  ] as const) {
    const time = parseTime(after[field]);
    if (isChanged(field) && (time !== null || after[field].trim() === '')) {
      put(name, time === null ? undefined : shortTime(time / 1000));
    }
  }
  if (isChanged('mayDownloadVideo')) {
    put('download_video', after.mayDownloadVideo);
  }
  if (isChanged('mayDownloadTranscript')) {
    put('download_track', after.mayDownloadTranscript);
  }
  if (isChanged('handout')) {
    put('handout', after.handout.trim());
  }
  if (isChanged('transcripts')) {
    put('transcripts', Object.keys(after.transcripts).length > 0 ? after.transcripts : undefined);
    put('sub', undefined);
  }
  return next;
}
