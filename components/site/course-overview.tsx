import { useTranslations } from 'next-intl';
import { YouTubeFrame } from '@/components/course/youtube-frame';
import { Prose } from '@/components/ui/prose';
import type { CourseAbout } from '@/lib/catalog';

/** What the course's team says about it, with the film that introduces it. */
export function CourseOverview({ about }: { readonly about: CourseAbout }) {
  const t = useTranslations();
  return (
    <div className="grid max-w-measure gap-8">
      {about.introVideoYoutubeId ? (
        <YouTubeFrame
          youtubeId={about.introVideoYoutubeId}
          title={t('site.about.introVideo', { title: about.title })}
          label={t('learn.loadYouTube')}
          note={t('learn.youTubeNote')}
        />
      ) : null}
      {about.overview ? <Prose html={about.overview} lang={about.language ?? undefined} /> : null}
    </div>
  );
}
