'use client';

import { useState } from 'react';

/** A film at YouTube: nothing is asked of YouTube before the learner says so. */
export function YouTubeFrame({
  youtubeId,
  title,
  label,
  note,
}: {
  youtubeId: string;
  title: string;
  label: string;
  note: string;
}) {
  const [isLoaded, setLoaded] = useState(false);
  const id = encodeURIComponent(youtubeId);
  if (isLoaded) {
    return (
      <iframe
        allow="fullscreen; picture-in-picture"
        className="block aspect-video w-full rounded-md border-0"
        src={`https://www.youtube-nocookie.com/embed/${id}?autoplay=1`}
        title={title}
      />
    );
  }
  return (
    <div className="grid aspect-video w-full place-content-center justify-items-center gap-3 rounded-md bg-shade p-6 text-center">
      {/* Without script it is a link; with script the click loads the player in place. */}
      <a
        className="inline-flex min-h-11 items-center rounded-md bg-accent px-5 font-medium text-accent-ink no-underline hover:bg-accent-strong"
        href={`https://www.youtube.com/watch?v=${id}`}
        onClick={(event) => {
          event.preventDefault();
          setLoaded(true);
        }}
        rel="noreferrer"
      >
        {label}
      </a>
      <p className="max-w-[40ch] text-sm text-ink-2">{note}</p>
    </div>
  );
}
