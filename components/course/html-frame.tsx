'use client';

import { useEffect, useRef } from 'react';

/** The message that a framed page sends: its height in CSS pixels. The same word stands in the page that the frame shows. */
const frameHeight = 'lectern:frame-height';

/** An author's page with scripts of its own, in a frame of an opaque origin that grows with its content. */
export function HtmlFrame({
  block,
  src,
  sandbox,
  title,
}: {
  block: string;
  src: string;
  sandbox: string;
  title: string;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<unknown>) => {
      const element = frame.current;
      // The origin is opaque ("null"): only the window itself says that the message comes from this frame.
      if (!element || source !== element.contentWindow || typeof data !== 'object' || data === null) {
        return;
      }
      if ('type' in data && data.type === frameHeight && 'height' in data && typeof data.height === 'number') {
        element.style.blockSize = `${Math.min(Math.max(data.height, 40), 20_000)}px`;
      }
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, []);
  return (
    <iframe
      className="my-8 block min-h-40 w-full rounded-md border-0"
      data-block={block}
      loading="lazy"
      ref={frame}
      sandbox={sandbox}
      src={src}
      title={title}
    />
  );
}
