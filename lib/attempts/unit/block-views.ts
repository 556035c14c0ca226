import { createHash } from 'node:crypto';
import { unavailableScriptCode } from '@/lib/capa';
import {
  type BlockView,
  framePath,
  frameSandbox,
  type OutlineEntry,
  transcriptPath,
  type UnsupportedBlockView,
  type VideoBlockView,
} from '@/lib/courses';
import type { BlockState } from '@/lib/enrollments';
import { type LearnerCourse, lockedBecause, titleOf } from '@/lib/enrollments';
import { viewProblemBlock } from '../problem/problem-view';
import type { UnitRecords } from '../queries';
import { noVideoState, type VideoState, videoState } from '../schema';
import type { BlockContent, VideoContent } from './load-contents';

/** What the blocks of a unit are made of. */
export interface UnitParts {
  readonly course: LearnerCourse;
  readonly contents: ReadonlyMap<string, BlockContent>;
  readonly records: UnitRecords;
}

/** The blocks that a unit shows itself: its children, and theirs where a container is only a container. */
export function listShownBlocks(course: LearnerCourse, unit: OutlineEntry): readonly OutlineEntry[] {
  const found = new Map<string, OutlineEntry>();
  const visit = (entry: OutlineEntry) => {
    if (course.decide(entry.block)?.decision.state !== 'visible') {
      return;
    }
    if (entry.type === 'vertical') {
      entry.children.forEach(visit);
    } else {
      found.set(entry.block, entry);
    }
  };
  visit(unit);
  return [...found.values()];
}

/** The views of a unit's blocks, in order. A unit that is a single block shows that. */
export function viewUnitBlocks(parts: UnitParts, unit: OutlineEntry): readonly BlockView[] {
  return (unit.type === 'vertical' ? unit.children : [unit]).flatMap((entry) => viewBlock(parts, entry));
}

/** The views of one block: none where it shows nothing. */
export function viewBlock(parts: UnitParts, entry: OutlineEntry): readonly BlockView[] {
  const { course } = parts;
  const { block } = entry;
  const decided = course.decide(block);
  if (!decided || decided.decision.state === 'hidden') {
    return [];
  }
  if (decided.decision.state === 'locked') {
    return [{ kind: 'locked', block, reason: lockedBecause(decided.decision.reason, course) }];
  }
  const title = titleOf(entry);
  if (entry.type === 'vertical') {
    return [{ kind: 'group', block, title, blocks: entry.children.flatMap((child) => viewBlock(parts, child)) }];
  }
  if (entry.type === 'discussion') {
    return [{ kind: 'discussion', block, title }];
  }
  const content = parts.contents.get(block) ?? { kind: 'other', fault: null };
  switch (content.kind) {
    case 'html':
      return content.html.trim() === '' ? [] : [{ kind: 'html', block, title, html: forReader(content.html, course) }];
    case 'frame':
      return [{ kind: 'frame', block, title, src: framePath(course.courseKey, block), sandbox: frameSandbox }];
    case 'prelude':
      return [];
    case 'video':
      return [viewVideo(parts, entry, content)];
    case 'problem': {
      const { fault } = content.loaded.problem;
      return fault
        ? [placeholder(course, entry, fault.code === unavailableScriptCode ? 'busy' : 'faulty', fault.message)]
        : [
            viewProblemBlock({
              course,
              entry,
              decided,
              loaded: content.loaded,
              row: parts.records.states.get(block),
            }),
          ];
    }
    case 'other':
      return [placeholder(course, entry, content.fault === null ? 'type' : 'faulty', content.fault)];
  }
}

/** What is wrong with a block may quote it: only its team sees that. */
function placeholder(
  course: LearnerCourse,
  entry: OutlineEntry,
  reason: UnsupportedBlockView['reason'],
  fault: string | null,
): UnsupportedBlockView {
  const { block, type } = entry;
  return {
    kind: 'unsupported',
    reason,
    block,
    type,
    title: titleOf(entry),
    fault: course.seesAsStaff ? fault : null,
  };
}

/**
 * `%%USER_ID%%` is the one thing in an html block that differs between readers. Authors hand it on to services of their own, so
 * it is a name of this learner in this course only, from which nobody finds the account.
 */
export function forReader(html: string, { userId, courseKey }: LearnerCourse): string {
  if (!html.includes('%%USER_ID%%')) {
    return html;
  }
  const name =
    userId === null ? 'None' : createHash('sha256').update(`${courseKey} ${userId}`).digest('hex').slice(0, 32);
  return html.replaceAll('%%USER_ID%%', name);
}

function viewVideo({ course, records }: UnitParts, entry: OutlineEntry, content: VideoContent): VideoBlockView {
  const { video } = content;
  const { positionSeconds, speed } = videoStateOf(records.states.get(entry.block));
  return {
    kind: 'video',
    block: entry.block,
    title: titleOf(entry),
    sources: content.sources,
    youtubeId: video.youtubeId,
    poster: content.poster,
    transcripts: Object.keys(video.transcripts).map((language) => ({
      language,
      src: transcriptPath(course.courseKey, entry.block, language),
    })),
    canDownload: video.mayDownloadVideo,
    canDownloadTranscript: video.mayDownloadTranscript,
    handoutHref: content.handoutHref,
    startSeconds: video.startSeconds ?? 0,
    endSeconds: video.endSeconds,
    positionSeconds,
    speed,
    isDone: records.completed.has(entry.block),
  };
}

export function videoStateOf(row: BlockState | undefined): VideoState {
  const parsed = row ? videoState.safeParse(row.state) : null;
  return parsed?.success ? parsed.data : noVideoState;
}
