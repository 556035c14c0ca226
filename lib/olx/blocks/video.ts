import { boolean, list, object, string, time } from '@/lib/olx/fields/field';
import { parseRelativeTime } from '@/lib/olx/fields/parse-duration';
import type { Json, Settings } from '@/lib/olx/model';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';
import type { BlockType } from './block-type';

/** A video. Its source is the whole element; what the element's children say stands in the settings too. */
export const video: BlockType = {
  name: 'video',
  content: 'element',
  storage: 'file',
  isSupported: true,
  fields: {
    youtube: string(),
    youtube_id_1_0: string(),
    youtube_id_0_75: string(),
    youtube_id_1_25: string(),
    youtube_id_1_5: string(),
    html5_sources: list(),
    source: string(),
    edx_video_id: string(),
    start_time: time(),
    end_time: time(),
    sub: string(),
    transcripts: object(),
    transcript_language: string(),
    transcript_download_format: string(),
    show_captions: boolean(true),
    track: string(),
    handout: string(),
    thumbnail: string(),
    license: string(),
    download_video: boolean(false),
    download_track: boolean(false),
    only_on_web: boolean(false),
    public_access: boolean(false),
    video_asset: object(),
  },
};

/**
 * The settings that the children of a video element stand for, where no attribute says the same: `html5_sources` (each
 * `<source src>`), `transcripts` (language to file, each `<transcript language src>`), `track`, `handout`, and `video_asset`
 * with its `encoded_videos` and `transcripts`.
 */
export function readVideoChildren(element: XmlElement, attributes: Settings): Settings {
  const named = (name: string) => element.children.filter((child) => child.name === name);
  const sources = named('source').flatMap((child) => child.attributes.src ?? []);
  const transcripts = named('transcript').flatMap(({ attributes: { language, src } }) =>
    language === undefined || src === undefined ? [] : [[language, src] as const],
  );
  const track = named('track')[0]?.attributes.src;
  const handout = named('handout')[0]?.attributes.src;
  const asset = named('video_asset')[0];
  const written = attributes.transcripts;
  const inAttribute =
    typeof written === 'object' && written !== null && !Array.isArray(written) ? Object.entries(written) : [];
  return {
    ...(sources.length > 0 && attributes.html5_sources === undefined ? { html5_sources: sources } : {}),
    ...(transcripts.length > 0 ? { transcripts: Object.fromEntries([...inAttribute, ...transcripts]) } : {}),
    ...(track !== undefined && attributes.track === undefined ? { track } : {}),
    ...(handout !== undefined && attributes.handout === undefined ? { handout } : {}),
    ...(asset === undefined ? {} : { video_asset: readVideoAsset(asset) }),
  };
}

function readVideoAsset(asset: XmlElement): Json {
  const encoded = asset.children.filter((child) => child.name === 'encoded_video');
  const transcripts = asset.children.filter((child) => child.name === 'transcripts').flatMap((child) => child.children);
  return {
    ...asset.attributes,
    ...(encoded.length > 0 ? { encoded_videos: encoded.map((child) => ({ ...child.attributes })) } : {}),
    ...(transcripts.length > 0 ? { transcripts: transcripts.map((child) => ({ ...child.attributes })) } : {}),
  };
}

/** What a player needs to know of a video, whatever form its author wrote it in. */
export interface Video {
  /** Addresses of media files, best first; `/static/…` among them. */
  readonly sources: readonly string[];
  /** The id at normal speed, or null. */
  readonly youtubeId: string | null;
  /** Language to the transcript's file in `static/` (srt or sjson). */
  readonly transcripts: { readonly [language: string]: string };
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  readonly handout: string | null;
  /** A transcript for download that the author names by address. */
  readonly track: string | null;
  readonly mayDownloadVideo: boolean;
  readonly mayDownloadTranscript: boolean;
  readonly showsCaptions: boolean;
}

/**
 * Reads the settings of a video block.
 *
 * @example readVideo({ youtube: '1.00:M-g13bZHgQA', start_time: '00:00:53' }).startSeconds // 53
 */
export function readVideo(settings: Settings): Video {
  return {
    sources: readSources(settings),
    youtubeId: text(settings.youtube_id_1_0) ?? youtubeAtNormalSpeed(text(settings.youtube)),
    transcripts: readTranscripts(settings),
    startSeconds: parseRelativeTime(settings.start_time ?? settings.from),
    endSeconds: parseRelativeTime(settings.end_time ?? settings.to) || null,
    handout: text(settings.handout),
    track: text(settings.track),
    mayDownloadVideo: settings.download_video === true,
    mayDownloadTranscript: settings.download_track === true,
    showsCaptions: settings.show_captions !== false,
  };
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

function readSources(settings: Settings): readonly string[] {
  const listed = Array.isArray(settings.html5_sources) ? settings.html5_sources : [];
  const single = text(settings.source);
  const asset = settings.video_asset;
  const encoded = typeof asset === 'object' && asset !== null && 'encoded_videos' in asset ? asset.encoded_videos : [];
  const urls = (Array.isArray(encoded) ? encoded : []).flatMap((item: Json) =>
    typeof item === 'object' && item !== null && 'url' in item && item.profile !== 'youtube' ? [item.url] : [],
  );
  const all = [...listed, ...(single === null ? [] : [single]), ...urls];
  return [...new Set(all.filter((source): source is string => typeof source === 'string' && source !== ''))];
}

/** `youtube="0.75:a,1.00:b"`, or a bare id. */
function youtubeAtNormalSpeed(value: string | null): string | null {
  if (value === null) return null;
  for (const part of value.split(',')) {
    const colon = part.indexOf(':');
    if (colon < 0) return part.trim() || null;
    if (Number(part.slice(0, colon)) === 1) return part.slice(colon + 1).trim() || null;
  }
  return null;
}

function readTranscripts(settings: Settings): Video['transcripts'] {
  const value = settings.transcripts;
  const pairs = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const named = pairs.filter((pair): pair is [string, string] => text(pair[1]) !== null);
  const sub = text(settings.sub);
  // `sub` names the English transcript of older courses without its prefix and ending.
  const english: [string, string][] =
    sub === null || named.some(([language]) => language === 'en') ? [] : [['en', `subs_${sub}.srt.sjson`]];
  return Object.fromEntries([...english, ...named]);
}
