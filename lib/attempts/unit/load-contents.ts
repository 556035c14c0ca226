import { LRUCache } from 'lru-cache';
import type { Courseware, NodeBody } from '@/db/courseware';
import {
  isPrelude,
  needsFrame,
  type OutlineEntry,
  renderAuthorHtml,
  rewriteLink,
  type VideoSource,
} from '@/lib/courses';
import { readVideo, type Video } from '@/lib/olx/blocks/video';
import { type LoadedProblem, problemOf } from '../problem/load-problem';

/** What a video's node says, ready to be played in this course. */
export interface VideoContent {
  readonly kind: 'video';
  readonly video: Video;
  readonly sources: readonly VideoSource[];
  readonly poster: string | null;
  readonly handoutHref: string | null;
}

/** A block's content, ready for every learner: it follows from the node and the course's key, so it may be kept for ever. */
export type BlockContent =
  | { readonly kind: 'html'; readonly html: string }
  /** Scripted html: its source goes into a document of its own. */
  | { readonly kind: 'frame'; readonly source: string }
  /** Scripts and style sheets that show nothing: they go into the documents of the unit's other frames. */
  | { readonly kind: 'prelude'; readonly source: string }
  | VideoContent
  | { readonly kind: 'problem'; readonly loaded: LoadedProblem }
  | { readonly kind: 'other'; readonly fault: string | null };

const kept = new LRUCache<string, BlockContent>({ maxSize: 48_000_000, max: 50_000 });
const keyOf = (entry: OutlineEntry, courseKey: string) => `${entry.node}:${courseKey}`;

/** The contents of some blocks, by block. MongoDB is asked once, and only for what is not in memory. */
export async function loadContents(
  courseware: Courseware,
  entries: readonly OutlineEntry[],
  courseKey: string,
): Promise<ReadonlyMap<string, BlockContent>> {
  const found = new Map<string, BlockContent>();
  const missing: OutlineEntry[] = [];
  for (const entry of entries) {
    const content = kept.get(keyOf(entry, courseKey));
    if (content) {
      found.set(entry.block, content);
    } else {
      missing.push(entry);
    }
  }
  if (missing.length > 0) {
    const nodes = await courseware.getNodes(missing.map(({ node }) => node));
    for (const entry of missing) {
      const body = nodes.get(entry.node);
      if (body) {
        const content = contentOf(entry, body, courseKey);
        kept.set(keyOf(entry, courseKey), content, { size: (body.source?.length ?? 0) * 2 + 500 });
        found.set(entry.block, content);
      }
    }
  }
  return found;
}

function contentOf(entry: OutlineEntry, body: NodeBody, courseKey: string): BlockContent {
  if (body.fault) {
    return { kind: 'other', fault: `${body.fault.path}: ${body.fault.message}` };
  }
  switch (entry.type) {
    case 'html': {
      const source = (body.source ?? '').replaceAll('%%COURSE_ID%%', courseKey);
      if (!needsFrame(source)) {
        return { kind: 'html', html: renderAuthorHtml(source, courseKey) };
      }
      return isPrelude(source) ? { kind: 'prelude', source } : { kind: 'frame', source };
    }
    case 'video':
      return videoContent(readVideo(body.settings), body, courseKey);
    case 'problem':
      return { kind: 'problem', loaded: problemOf(entry.node, body) };
    default:
      return { kind: 'other', fault: null };
  }
}

function videoContent(video: Video, { settings }: NodeBody, courseKey: string): VideoContent {
  const link = (address: string | null) => (address === null ? null : webAddress(rewriteLink(address, courseKey)));
  const { thumbnail } = settings;
  return {
    kind: 'video',
    video,
    sources: video.sources.flatMap((source) => {
      const src = link(source);
      return src === null ? [] : [{ src, type: mediaType(src) }];
    }),
    poster: typeof thumbnail === 'string' && thumbnail !== '' ? link(thumbnail) : null,
    handoutHref: link(video.handout),
  };
}

/** The address where it leads over the web, else null: an author's `javascript:` gets nowhere. */
const webAddress = (address: string): string | null => (/^(https?:)?\/\/|^\/[^/\\]/i.test(address) ? address : null);

const types: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  ogg: 'video/ogg',
  mov: 'video/quicktime',
};

function mediaType(address: string): string | null {
  const ending = /\.([a-z0-9]+)(?:[?#]|$)/i.exec(address)?.[1]?.toLowerCase();
  return (ending && types[ending]) ?? null;
}
