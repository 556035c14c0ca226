import { useTranslations } from 'next-intl';
import { languageName } from '@/i18n/language-name';
import type { VideoBlockView } from '@/lib/courses';
import { VideoPlayer } from './video-player';
import { YouTubeFrame } from './youtube-frame';

/** A film: plays by itself without script; with script it keeps the place and the speed, and knows when it was watched. */
export function VideoBlock({ courseKey, video }: { courseKey: string; video: VideoBlockView }) {
  const t = useTranslations('learn');
  const download = video.sources.find((source) => source.type !== 'application/vnd.apple.mpegurl');
  return (
    <figure className="my-8">
      {video.sources.length > 0 ? (
        <VideoPlayer
          block={video.block}
          courseKey={courseKey}
          endSeconds={video.endSeconds}
          isKept={!video.isPreview}
          label={video.title || t('video')}
          positionSeconds={video.positionSeconds}
          poster={video.poster}
          sources={video.sources}
          speed={video.speed}
          speedLabel={t('speed')}
          startSeconds={video.startSeconds}
          tracks={video.transcripts.map((transcript) => ({ ...transcript, label: languageName(transcript.language) }))}
        />
      ) : video.youtubeId ? (
        <YouTubeFrame
          label={t('loadYouTube')}
          note={t('youTubeNote')}
          title={video.title || t('video')}
          youtubeId={video.youtubeId}
        />
      ) : (
        <p className="placeholder">{t('videoMissing')}</p>
      )}
      <figcaption className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-ink-3">
        {video.title && <span className="text-ink-2">{video.title}</span>}
        {video.canDownload && download && (
          <a className="text-link" download href={download.src}>
            {t('downloadVideo')}
          </a>
        )}
        {video.transcripts.length > 0 && (
          <span>
            {t('transcript')}{' '}
            {video.transcripts.map((transcript) => (
              <a
                className="text-link me-2"
                download={video.canDownloadTranscript ? '' : undefined}
                href={transcript.src}
                hrefLang={transcript.language}
                key={transcript.language}
                lang={transcript.language}
              >
                {languageName(transcript.language)}
              </a>
            ))}
          </span>
        )}
        {video.handoutHref && (
          <a className="text-link" href={video.handoutHref}>
            {t('handout')}
          </a>
        )}
      </figcaption>
    </figure>
  );
}
