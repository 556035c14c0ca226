'use client';

import { useEffect, useRef } from 'react';
import { openWatchLog } from './watch-log';

interface Track {
  readonly language: string;
  readonly label: string;
  readonly src: string;
}

const hlsType = 'application/vnd.apple.mpegurl';
/** How often the place is kept while the film plays. */
const keepEverySeconds = 15;
const speeds = [0.75, 1, 1.25, 1.5, 2];

/**
 * The browser's own player, with the learner's place and speed. Sends both, and what was played, every 15 seconds, on pause, at the
 * end and when the page is left.
 */
export function VideoPlayer({
  courseKey,
  block,
  label,
  sources,
  tracks,
  poster,
  positionSeconds,
  startSeconds,
  endSeconds,
  isKept,
  speed,
  speedLabel,
}: {
  courseKey: string;
  block: string;
  label: string;
  sources: readonly { readonly src: string; readonly type: string | null }[];
  tracks: readonly Track[];
  poster: string | null;
  positionSeconds: number;
  startSeconds: number;
  endSeconds: number | null;
  /** Whether the place and the speed are the learner's record. */
  isKept: boolean;
  speed: number;
  speedLabel: string;
}) {
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    const element = video.current;
    if (!element) {
      return;
    }
    let keptAt = positionSeconds;
    const log = openWatchLog(element);
    let detach = () => {};
    const hls = sources.find((source) => source.type === hlsType);
    if (hls && element.canPlayType(hlsType) === '') {
      // Only browsers that cannot play HLS by themselves load the library.
      void import('hls.js/light').then(({ default: Hls }) => {
        if (Hls.isSupported()) {
          const player = new Hls();
          player.loadSource(hls.src);
          player.attachMedia(element);
          detach = () => player.destroy();
        }
      });
    }
    const keep = () => {
      keptAt = element.currentTime;
      if (!isKept) {
        return;
      }
      const duration = Number.isFinite(element.duration) ? element.duration : 0;
      const body = JSON.stringify({
        block,
        positionSeconds: element.currentTime,
        durationSeconds: duration,
        speed: element.playbackRate,
        watched: log.take(),
      });
      // A beacon is delivered even while the page is being left.
      navigator.sendBeacon(`/courses/${courseKey}/video-state`, new Blob([body], { type: 'application/json' }));
    };
    const begin = () => {
      element.playbackRate = speed;
      const from = positionSeconds > startSeconds ? positionSeconds : startSeconds;
      // Close to the end a learner wants to see it again, not its last second.
      element.currentTime = element.duration - from < 3 ? startSeconds : from;
    };
    const isDue = () => Math.abs(element.currentTime - keptAt) >= keepEverySeconds || log.seconds >= keepEverySeconds;
    const onTime = () => {
      if (endSeconds !== null && element.currentTime >= endSeconds) {
        element.pause();
      } else if (isDue() && !element.paused) {
        keep();
      }
    };
    const onHide = () => {
      if (element.currentTime > 0 && (element.currentTime !== keptAt || log.seconds > 0)) {
        keep();
      }
    };
    if (element.readyState >= 1) {
      begin();
    } else {
      element.addEventListener('loadedmetadata', begin, { once: true });
    }
    element.addEventListener('timeupdate', onTime);
    element.addEventListener('pause', keep);
    element.addEventListener('ended', keep);
    window.addEventListener('pagehide', onHide);
    return () => {
      onHide();
      element.removeEventListener('loadedmetadata', begin);
      element.removeEventListener('timeupdate', onTime);
      element.removeEventListener('pause', keep);
      element.removeEventListener('ended', keep);
      window.removeEventListener('pagehide', onHide);
      log.close();
      detach();
    };
  }, [block, courseKey, sources, positionSeconds, startSeconds, endSeconds, isKept, speed]);

  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: its tracks are the transcripts that the course has */}
      <video
        aria-label={label}
        className="block aspect-video w-full rounded-md bg-shade"
        controls
        playsInline
        poster={poster ?? undefined}
        preload="metadata"
        ref={video}
      >
        {sources.map((source) => (
          <source key={source.src} src={source.src} type={source.type ?? undefined} />
        ))}
        {tracks.map((track, index) => (
          <track
            default={index === 0}
            key={track.language}
            kind="captions"
            label={track.label}
            src={track.src}
            srcLang={track.language}
          />
        ))}
      </video>
      <label className="mt-2 inline-flex items-center gap-2 text-sm text-ink-3">
        {speedLabel}
        <select
          className="rounded-sm border border-control bg-sheet px-1.5 py-1 text-ink"
          defaultValue={speeds.includes(speed) ? speed : 1}
          onChange={(event) => {
            if (video.current) {
              video.current.playbackRate = Number(event.target.value);
            }
          }}
        >
          {speeds.map((value) => (
            <option key={value} value={value}>
              {value}×
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
